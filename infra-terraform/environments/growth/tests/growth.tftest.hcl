# Every phase keeps the rules of a deployment, and has room for its users.

run "to_five_million" {
  command = plan

  variables {
    phase = 1
  }

  assert {
    condition     = output.size.users == 5000000 && output.size.room >= 5000000 && length(output.size.regions) == 1
    error_message = "Phase 1 is one region for five million."
  }
}

run "to_ten_million" {
  command = plan

  variables {
    phase = 2
  }

  assert {
    condition     = output.size.users == 10000000 && output.size.room >= 10000000
    error_message = "Phase 2 is for ten million."
  }
}

run "to_twenty_million" {
  command = plan

  variables {
    phase = 3
  }

  assert {
    condition     = output.size.users == 20000000 && output.size.room >= 20000000 && length(output.size.regions) == 2
    error_message = "Phase 3 is several regions for twenty million."
  }
}

run "to_thirty_million" {
  command = plan

  variables {
    phase = 4
  }

  assert {
    condition     = output.size.users == 30000000 && output.size.room >= 30000000
    error_message = "Phase 4 is for thirty million."
  }

  assert {
    condition     = output.settings.topology.environment.TYPOGRAM_TOPOLOGY_NEAREST_REGIONS == "ap:us,eu:,sa:us,us:sa"
    error_message = "Europe's users stay in Europe."
  }

  assert {
    condition     = length(output.settings.cells) == output.size.cells && length(output.settings.edges) == output.size.edges
    error_message = "What is counted is what is described."
  }
}

run "there_is_no_fifth_phase" {
  command = plan

  variables {
    phase = 5
  }

  expect_failures = [var.phase]
}
