# What a description may not say. Each run changes one thing of a deployment that is well.

run "the_deployment_itself_is_well" {
  command = plan
}

run "a_cells_name_without_a_number_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { "us" = var.cells.us-1 })
  }

  expect_failures = [var.cells]
}

run "a_cells_name_with_the_number_nought_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { "us-0" = var.cells.us-1 })
  }

  expect_failures = [var.cells]
}

run "a_cells_name_in_upper_case_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { "US-1" = var.cells.us-1 })
  }

  expect_failures = [var.cells]
}

run "a_cells_name_with_a_number_of_five_digits_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { "us-10000" = var.cells.us-1 })
  }

  expect_failures = [var.cells]
}

run "a_regions_name_with_a_hyphen_is_refused" {
  command = plan

  variables {
    regions = merge(var.regions, { us-east = var.regions.us })
  }

  expect_failures = [var.regions]
}

run "a_cell_in_no_region_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { region = "ap" }) })
  }

  expect_failures = [var.cells]
}

run "a_region_without_its_keycloak_is_refused" {
  command = plan

  variables {
    regions = merge(var.regions, { us = merge(var.regions.us, { keycloak = "other" }) })
  }

  expect_failures = [var.regions]
}

run "a_nearest_region_that_is_not_there_is_refused" {
  command = plan

  variables {
    regions = merge(var.regions, { us = merge(var.regions.us, { nearest = ["ap"] }) })
  }

  expect_failures = [var.regions]
}

run "a_region_is_not_near_to_itself" {
  command = plan

  variables {
    regions = merge(var.regions, { us = merge(var.regions.us, { nearest = ["us"] }) })
  }

  expect_failures = [var.regions]
}

run "a_negative_weight_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { weight = -1 }) })
  }

  expect_failures = [var.cells]
}

run "a_weight_over_the_bound_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { weight = 1000001 }) })
  }

  expect_failures = [var.cells]
}

run "half_a_weight_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { weight = 0.5 }) })
  }

  expect_failures = [var.cells]
}

run "a_capacity_over_the_bound_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { capacity = 1000000001 }) })
  }

  expect_failures = [var.cells]
}

run "a_negative_capacity_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { capacity = -1 }) })
  }

  expect_failures = [var.cells]
}

run "a_cell_without_a_node_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { nodes = [] }) })
  }

  expect_failures = [var.cells]
}

run "more_nodes_than_a_cell_may_have_are_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { nodes = [for at in range(101) : { address = "http://us-1.internal:${9000 + at}", listen = "0.0.0.0", cluster_port = 7000 + at }] }) })
  }

  expect_failures = [var.cells]
}

run "a_third_kind_of_cell_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { acme-1 = merge(var.cells.acme-1, { kind = "private" }) })
  }

  expect_failures = [var.cells]
}

run "a_dedicated_cell_without_a_host_name_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { acme-1 = merge(var.cells.acme-1, { hosts = [] }) })
  }

  expect_failures = [var.cells]
}

run "a_dedicated_cell_without_a_tenant_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { acme-1 = merge(var.cells.acme-1, { tenant = null }) })
  }

  expect_failures = [var.cells]
}

run "a_shared_cell_with_a_host_name_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { hosts = ["us.typogram.example"] }) })
  }

  expect_failures = [var.cells]
}

run "a_tenant_whom_nobody_knows_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, {
      acme-2 = merge(var.cells.acme-1, {
        tenant   = "other"
        hosts    = ["other.typogram.example"]
        nodes    = [{ address = "http://acme-2.internal:8201", listen = "0.0.0.0" }]
        database = { url = "jdbc:postgresql://sql.internal:26257/acme-2" }
      })
    })
  }

  expect_failures = [var.cells]
}

run "a_tenant_without_a_cell_is_refused" {
  command = plan

  variables {
    tenants = merge(var.tenants, { other = { regions = ["eu"] } })
  }

  expect_failures = [var.cells]
}

run "a_tenants_cell_outside_of_its_regions_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { acme-1 = merge(var.cells.acme-1, { region = "us" }) })
  }

  expect_failures = [var.cells]
}

run "a_tenants_region_that_is_not_there_is_refused" {
  command = plan

  variables {
    tenants = { acme = { regions = ["eu", "ap"] } }
  }

  expect_failures = [var.tenants]
}

run "a_host_name_of_one_label_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { acme-1 = merge(var.cells.acme-1, { hosts = ["localhost"] }) })
  }

  expect_failures = [var.cells]
}

run "a_host_name_with_a_port_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { acme-1 = merge(var.cells.acme-1, { hosts = ["acme.typogram.example:8080"] }) })
  }

  expect_failures = [var.cells]
}

run "an_address_as_a_host_name_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { acme-1 = merge(var.cells.acme-1, { hosts = ["10.0.0.1"] }) })
  }

  expect_failures = [var.cells]
}

run "more_host_names_than_a_cell_may_have_are_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { acme-1 = merge(var.cells.acme-1, { hosts = [for at in range(17) : "h${at}.acme.example"] }) })
  }

  expect_failures = [var.cells]
}

run "a_host_name_of_two_cells_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { acme-2 = merge(var.cells.acme-1, { nodes = [{ address = "http://acme-2.internal:8201", listen = "0.0.0.0" }], database = { url = "jdbc:postgresql://sql.internal:26257/acme-2" } }) })
  }

  expect_failures = [var.cells]
}

run "nodes_of_a_cell_on_two_machines_are_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { nodes = [{ address = "http://a.internal:8201", listen = "0.0.0.0" }, { address = "http://b.internal:8201", listen = "0.0.0.0" }] }) })
  }

  expect_failures = [var.cells]
}

run "an_edge_in_no_region_is_refused" {
  command = plan

  variables {
    edges = { one = merge(var.edges.eu-edge, { region = "ap" }) }
  }

  expect_failures = [var.edges]
}

run "a_public_origin_with_a_path_is_refused" {
  command = plan

  variables {
    public_origin = "https://typogram.example/"
  }

  expect_failures = [var.public_origin]
}

run "a_node_by_https_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { nodes = [{ address = "https://us-1.internal:8201", listen = "0.0.0.0" }] }) })
  }

  expect_failures = [output.settings]
}

run "a_node_with_a_path_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { nodes = [{ address = "http://us-1.internal:8201/app", listen = "0.0.0.0" }] }) })
  }

  expect_failures = [output.settings]
}

run "a_node_without_a_port_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { nodes = [{ address = "http://us-1.internal", listen = "0.0.0.0" }] }) })
  }

  expect_failures = [output.settings]
}

run "a_port_over_65535_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { nodes = [{ address = "http://us-1.internal:65536", listen = "0.0.0.0" }] }) })
  }

  expect_failures = [output.settings]
}

run "a_node_that_nobody_could_reach_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { nodes = [{ address = "http://us-1.internal:8201" }] }) })
  }

  expect_failures = [output.settings]
}

run "one_port_for_two_parts_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { nodes = [{ address = "http://acme-1.internal:8201", listen = "0.0.0.0" }] }) })
  }

  expect_failures = [output.settings]
}

run "one_cluster_port_for_two_nodes_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { nodes = [{ address = "http://us-1.internal:8201", listen = "0.0.0.0" }, { address = "http://us-1.internal:8202", listen = "0.0.0.0" }] }) })
  }

  expect_failures = [output.settings]
}

run "one_database_for_two_cells_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { database = { url = "jdbc:postgresql://sql.internal:26257/eu-1?sslmode=require" } }) })
  }

  expect_failures = [output.settings]
}

run "a_database_of_another_kind_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { database = { url = "jdbc:mysql://sql.internal/us-1" } }) })
  }

  expect_failures = [output.settings]
}

run "a_password_in_a_databases_address_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { database = { url = "jdbc:postgresql://sql.internal:26257/us-1?password=oh" } }) })
  }

  expect_failures = [output.settings]
}

run "a_secret_among_the_settings_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { settings = { TYPOGRAM_INTERNAL_SECRET = "oh" } }) })
  }

  expect_failures = [output.settings]
}

run "a_setting_that_the_description_makes_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { settings = { TYPOGRAM_CELL_ID = "us-2" } }) })
  }

  expect_failures = [output.settings]
}

run "more_users_than_a_region_that_nobody_leaves_has_room_for_are_refused" {
  command = plan

  variables {
    regions = merge(var.regions, { eu = merge(var.regions.eu, { expected_users = 2000001 }) })
  }

  expect_failures = [output.settings]
}

run "more_users_than_all_regions_have_room_for_are_refused" {
  command = plan

  variables {
    regions = merge(var.regions, { us = merge(var.regions.us, { expected_users = 1000001 }) })
  }

  expect_failures = [output.settings]
}

run "more_users_of_a_tenant_than_its_cells_have_room_for_are_refused" {
  command = plan

  variables {
    tenants = { acme = { regions = ["eu"], expected_users = 100001 } }
  }

  expect_failures = [output.settings]
}

run "a_broker_without_its_scheme_is_refused" {
  command = plan

  variables {
    regions = merge(var.regions, { us = merge(var.regions.us, { pulsar = { broker_address = "pulsar-us.internal:6650", web_address = "http://pulsar-us.internal:8080" } }) })
  }

  expect_failures = [var.regions]
}

run "half_an_expected_user_is_refused" {
  command = plan

  variables {
    regions = merge(var.regions, { us = merge(var.regions.us, { expected_users = 0.5 }) })
  }

  expect_failures = [var.regions]
}

run "a_deployment_without_a_cell_is_refused" {
  command = plan

  variables {
    cells   = {}
    tenants = {}
    regions = { us = merge(var.regions.us, { nearest = [] }) }
    edges   = { one = merge(var.edges.eu-edge, { region = "us" }) }
  }

  expect_failures = [var.cells]
}

run "a_deployment_without_an_edge_is_refused" {
  command = plan

  variables {
    edges = {}
  }

  expect_failures = [var.edges]
}

run "a_cluster_port_over_65535_is_refused" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { nodes = [{ address = "http://us-1.internal:8201", listen = "0.0.0.0", cluster_port = 65536 }] }) })
  }

  expect_failures = [var.cells]
}
