# The figures that the mission asks for, with those that were measured.

variables {
  users               = 30000000
  requests_per_second = 1000000
  cell_capacity       = 1000000
}

run "what_the_mission_asks_for_is_computed" {
  command = plan

  # 1,000,000 requests of 25 µs are 25 s of processor time a second, and half of it is kept free.
  assert {
    condition     = output.edge_cores == 50
    error_message = "Fifty cores, not ${output.edge_cores}."
  }

  # 30,000,000 users of 16.5 bytes are 495,000,000 bytes.
  assert {
    condition     = output.edge_directory_mebibytes == 473
    error_message = "473 MiB, not ${output.edge_directory_mebibytes}."
  }

  # Each is filled to 800,000.
  assert {
    condition     = output.cells == 38
    error_message = "38 cells, not ${output.cells}."
  }
}

run "one_user_needs_a_whole_cell_and_a_core" {
  command = plan

  variables {
    users               = 1
    requests_per_second = 1
  }

  assert {
    condition     = output.cells == 1 && output.edge_cores == 1 && output.edge_directory_mebibytes == 1
    error_message = "Parts are whole."
  }
}

run "half_a_user_is_refused" {
  command = plan
  variables {
    users = 0.5
  }
  expect_failures = [var.users]
}

run "no_requests_are_refused" {
  command = plan
  variables {
    requests_per_second = 0
  }
  expect_failures = [var.requests_per_second]
}

run "a_cell_without_capacity_is_refused" {
  command = plan
  variables {
    cell_capacity = 0
  }
  expect_failures = [var.cell_capacity]
}

run "more_than_all_of_the_processor_time_is_refused" {
  command = plan
  variables {
    busy_at_most = 1.1
  }
  expect_failures = [var.busy_at_most]
}

run "more_than_full_is_refused" {
  command = plan
  variables {
    cell_filled_at_most = 0
  }
  expect_failures = [var.cell_filled_at_most]
}
