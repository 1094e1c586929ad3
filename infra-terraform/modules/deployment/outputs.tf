output "settings" {
  description = "For each process, its environment, and which secret stands behind each variable that holds one. For each Pulsar cluster, what it is told."
  value = {
    topology  = local.topology
    cells     = local.cells
    edges     = local.edges
    keycloaks = local.keycloaks
    pulsars   = local.pulsars
  }

  precondition {
    condition     = alltrue([for port in values(local.port) : port != "" && try(tonumber(port) <= 65535, false)])
    error_message = "An address is http://host:port, without a path, unlike that of ${join(", ", [for who, port in local.port : "${who} (${local.listeners[who].address})" if port == "" || try(tonumber(port) > 65535, true)])}."
  }

  precondition {
    condition     = length(local.unreachable) == 0
    error_message = "A part listens on loopback unless told otherwise, and could not be reached at its address: set listen for ${join(", ", local.unreachable)}."
  }

  precondition {
    condition     = length(local.endpoints) == length(distinct(local.endpoints))
    error_message = "Two parts cannot listen on the same port of one machine: ${join(", ", distinct([for one in local.endpoints : one if length([for other in local.endpoints : other if other == one]) > 1]))}."
  }

  precondition {
    condition     = alltrue([for url in local.databases : can(regex(local.jdbc_address, url))])
    error_message = "A database is named as jdbc:postgresql://host:port/name."
  }

  precondition {
    condition     = alltrue([for url in local.databases : !can(regex("(?i)(password=|[?&]user=|@)", url))])
    error_message = "A database's address holds no credentials: its user stands beside it, its password among the secrets."
  }

  precondition {
    condition     = length(local.databases) == length(distinct([for url in local.databases : split("?", url)[0]]))
    error_message = "No two parts share a database: ${join(", ", distinct([for one in local.databases : one if length([for other in local.databases : other if split("?", other)[0] == split("?", one)[0]]) > 1]))}."
  }

  precondition {
    condition     = length(local.wrong_settings) == 0
    error_message = "A setting is a key of docs/reference/configuration.md as an environment variable, not a secret, and not one that is made from the description: ${join(", ", local.wrong_settings)}."
  }

  precondition {
    condition     = alltrue([for name, region in var.regions : region.expected_users <= local.room_in_reach[name]])
    error_message = "There is no room for the expected users of ${join(", ", [for name, region in var.regions : "${name} (${region.expected_users}, with room for ${local.room_in_reach[name]})" if region.expected_users > local.room_in_reach[name]])} in that region's shared cells and those of the regions nearest to it."
  }

  precondition {
    condition     = sum(values(var.regions)[*].expected_users) <= sum(values(local.room))
    error_message = "The shared cells have room for ${sum(values(local.room))} users in all, and ${sum(values(var.regions)[*].expected_users)} are expected."
  }

  precondition {
    condition     = alltrue([for name, tenant in var.tenants : tenant.expected_users <= local.tenants_room[name]])
    error_message = "There is no room for the expected users of tenant ${join(", ", [for name, tenant in var.tenants : "${name} (${tenant.expected_users}, with room for ${local.tenants_room[name]})" if tenant.expected_users > local.tenants_room[name]])}."
  }
}

output "room" {
  description = "How many users each region's shared cells may be given."
  value       = local.room
}
