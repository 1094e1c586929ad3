# An `address` is where others reach a part. `listen` is the address that the part binds; without it
# it binds loopback, as the code does.

variable "public_origin" {
  description = "Where players reach the platform, such as https://typogram.example. It begins the issuer's name in every token, so it is one for all regions."
  type        = string

  validation {
    condition     = can(regex("^https?://[a-z0-9.-]+(:[1-9][0-9]{0,4})?$", var.public_origin))
    error_message = "The public origin is a scheme, a host and perhaps a port, without a path."
  }
}

variable "secrets_prefix" {
  description = "What the names of all secrets begin with, in whatever keeps them."
  type        = string
  default     = "typogram/"
}

variable "keycloaks" {
  description = "The deployments of Keycloak, by a name of yours. Regions may share one; several must have the same realm with the same keys, since every cell takes the tokens of one issuer only."
  type = map(object({
    address  = string
    listen   = optional(string)
    database = object({ url = string, user = optional(string, "typogram") })
  }))
}

variable "regions" {
  description = "The regions, by name. `nearest` are the ones that take new users when this one is full: `[]` means that nobody leaves it, `null` all others in the order of their names."
  type = map(object({
    keycloak       = string
    pulsar         = object({ broker_address = string, web_address = string })
    nearest        = list(string)
    expected_users = optional(number, 0)
  }))

  validation {
    condition     = alltrue([for name in keys(var.regions) : can(regex(local.rules.region, name))])
    error_message = "A region is a lower-case word without a hyphen, such as eu: not ${join(", ", [for name in keys(var.regions) : name if !can(regex(local.rules.region, name))])}."
  }

  validation {
    condition     = alltrue([for region in values(var.regions) : contains(keys(var.keycloaks), region.keycloak)])
    error_message = "There is no such Keycloak: ${join(", ", [for name, region in var.regions : "${region.keycloak} (region ${name})" if !contains(keys(var.keycloaks), region.keycloak)])}."
  }

  validation {
    condition = alltrue(flatten([
      for name, region in var.regions : [
        for other in coalesce(region.nearest, []) : contains(keys(var.regions), other) && other != name
      ]
    ]))
    error_message = "The nearest regions of a region are others of this deployment."
  }

  validation {
    condition = alltrue([
      for region in values(var.regions) :
      can(regex("^pulsar([+]ssl)?://[^/]+$", region.pulsar.broker_address)) && can(regex("^https?://[^/]+$", region.pulsar.web_address))
    ])
    error_message = "A Pulsar cluster has a broker_address pulsar://host:port and a web_address http://host:port."
  }

  validation {
    condition     = alltrue([for region in values(var.regions) : region.expected_users >= 0 && floor(region.expected_users) == region.expected_users])
    error_message = "Expected users are a whole number."
  }
}

variable "tenants" {
  description = "Organisations that have a cell of their own, by a name of yours, with the regions in which their data may lie."
  type = map(object({
    regions        = set(string)
    expected_users = optional(number, 0)
  }))
  default = {}

  validation {
    condition     = alltrue(flatten([for tenant in values(var.tenants) : [for region in tenant.regions : contains(keys(var.regions), region)]]))
    error_message = "A tenant's regions are regions of this deployment."
  }
}

variable "topology" {
  description = "The control plane: one, for all regions."
  type = object({
    address  = string
    listen   = optional(string)
    database = object({ url = string, user = optional(string, "typogram") })
    settings = optional(map(string), {})
  })
}

variable "cells" {
  description = "The cells, by name. `weight` is a cell's share of new users among its region's cells, `capacity` the most users that it may hold. `settings` go to each of its nodes as they are."
  type = map(object({
    region   = string
    kind     = optional(string, "shared")
    tenant   = optional(string)
    hosts    = optional(list(string), [])
    weight   = number
    capacity = number
    database = object({ url = string, user = optional(string, "typogram") })
    nodes = list(object({
      address      = string
      listen       = optional(string)
      cluster_port = optional(number, 7800)
    }))
    settings = optional(map(string), {})
  }))

  validation {
    condition     = length(var.cells) > 0
    error_message = "A deployment has a cell."
  }

  validation {
    condition     = length([for id, cell in var.cells : id if !can(regex(local.rules.cell, id))]) == 0
    error_message = "A cell's name is a lower-case word, a hyphen and a number, such as eu-1: see ${join(", ", [for id, cell in var.cells : id if !can(regex(local.rules.cell, id))])}."
  }

  validation {
    condition     = length([for id, cell in var.cells : "${id} (${cell.region})" if !contains(keys(var.regions), cell.region)]) == 0
    error_message = "A cell stands in a region of this deployment: see ${join(", ", [for id, cell in var.cells : "${id} (${cell.region})" if !contains(keys(var.regions), cell.region)])}."
  }

  validation {
    condition     = length([for id, cell in var.cells : id if cell.weight < 0 || cell.weight > local.rules.maxWeight || floor(cell.weight) != cell.weight]) == 0
    error_message = "A weight is a whole number from 0 to ${local.rules.maxWeight}: see ${join(", ", [for id, cell in var.cells : id if cell.weight < 0 || cell.weight > local.rules.maxWeight || floor(cell.weight) != cell.weight])}."
  }

  validation {
    condition     = length([for id, cell in var.cells : id if cell.capacity < 0 || cell.capacity > local.rules.maxCapacity || floor(cell.capacity) != cell.capacity]) == 0
    error_message = "A capacity is a whole number from 0 to ${local.rules.maxCapacity}: see ${join(", ", [for id, cell in var.cells : id if cell.capacity < 0 || cell.capacity > local.rules.maxCapacity || floor(cell.capacity) != cell.capacity])}."
  }

  validation {
    condition     = length([for id, cell in var.cells : "${id} (${cell.kind})" if !contains(["shared", "dedicated"], cell.kind)]) == 0
    error_message = "A cell is shared or dedicated: see ${join(", ", [for id, cell in var.cells : "${id} (${cell.kind})" if !contains(["shared", "dedicated"], cell.kind)])}."
  }

  validation {
    condition     = length([for id, cell in var.cells : id if(cell.kind == "shared") != (cell.tenant == null) || (cell.kind == "shared") != (length(cell.hosts) == 0)]) == 0
    error_message = "A dedicated cell names its tenant and at least one host name by which people come; a shared one has neither: see ${join(", ", [for id, cell in var.cells : id if(cell.kind == "shared") != (cell.tenant == null) || (cell.kind == "shared") != (length(cell.hosts) == 0)])}."
  }

  validation {
    condition     = length([for id, cell in var.cells : "${id} (${cell.tenant})" if cell.tenant != null && !contains(keys(var.tenants), coalesce(cell.tenant, "-"))]) == 0
    error_message = "A cell's tenant is among the tenants: see ${join(", ", [for id, cell in var.cells : "${id} (${cell.tenant})" if cell.tenant != null && !contains(keys(var.tenants), coalesce(cell.tenant, "-"))])}."
  }

  validation {
    condition     = length([for name in keys(var.tenants) : name if !contains([for cell in values(var.cells) : coalesce(cell.tenant, "-")], name)]) == 0
    error_message = "A tenant has a cell: see ${join(", ", [for name in keys(var.tenants) : name if !contains([for cell in values(var.cells) : coalesce(cell.tenant, "-")], name)])}."
  }

  validation {
    condition     = length([for id, cell in var.cells : id if !contains(try(var.tenants[cell.tenant].regions, [cell.region]), cell.region)]) == 0
    error_message = "A tenant's cell stands in a region where the tenant's data may lie: see ${join(", ", [for id, cell in var.cells : id if !contains(try(var.tenants[cell.tenant].regions, [cell.region]), cell.region)])}."
  }

  validation {
    condition     = length([for id, cell in var.cells : id if !alltrue([for host in cell.hosts : can(regex(local.rules.hostName, host)) && length(host) <= local.rules.maxHostNameLength])]) == 0
    error_message = "A host name has two labels or more, in lower case and without a port, such as acme.typogram.example: see ${join(", ", [for id, cell in var.cells : id if !alltrue([for host in cell.hosts : can(regex(local.rules.hostName, host)) && length(host) <= local.rules.maxHostNameLength])])}."
  }

  validation {
    condition     = length([for id, cell in var.cells : id if length(cell.hosts) > local.rules.maxHosts]) == 0
    error_message = "A cell has at most ${local.rules.maxHosts} host names: see ${join(", ", [for id, cell in var.cells : id if length(cell.hosts) > local.rules.maxHosts])}."
  }

  validation {
    condition     = length(flatten(values(var.cells)[*].hosts)) == length(distinct(flatten(values(var.cells)[*].hosts)))
    error_message = "A host name leads to one cell, and is named once: ${join(", ", flatten(values(var.cells)[*].hosts))}."
  }

  validation {
    condition     = length([for id, cell in var.cells : id if length(cell.nodes) < 1 || length(cell.nodes) > local.rules.maxNodes]) == 0
    error_message = "A cell has from 1 to ${local.rules.maxNodes} nodes: see ${join(", ", [for id, cell in var.cells : id if length(cell.nodes) < 1 || length(cell.nodes) > local.rules.maxNodes])}."
  }

  # Infinispan's transport is bound to 127.0.0.1 in the code.
  validation {
    condition     = length([for id, cell in var.cells : id if length(distinct([for node in cell.nodes : try(regex(local.plain_address, node.address)[0], "")])) > 1]) == 0
    error_message = "The nodes of a cell stand on one machine today, since their caches meet on loopback: see ${join(", ", [for id, cell in var.cells : id if length(distinct([for node in cell.nodes : try(regex(local.plain_address, node.address)[0], "")])) > 1])}."
  }

  validation {
    condition     = length([for id, cell in var.cells : id if !alltrue([for node in cell.nodes : node.cluster_port >= 1 && node.cluster_port <= 65535 && floor(node.cluster_port) == node.cluster_port])]) == 0
    error_message = "A cluster_port is from 1 to 65535: see ${join(", ", [for id, cell in var.cells : id if !alltrue([for node in cell.nodes : node.cluster_port >= 1 && node.cluster_port <= 65535 && floor(node.cluster_port) == node.cluster_port])])}."
  }
}

variable "edges" {
  description = "The edges, by a name of yours. What belongs to the machine, such as TYPOGRAM_EDGE_DATA_DIR, goes into `settings`."
  type = map(object({
    region        = string
    address       = string
    listen        = optional(string)
    admin_address = string
    admin_listen  = optional(string)
    settings      = optional(map(string), {})
  }))

  validation {
    condition     = length(var.edges) > 0
    error_message = "A deployment has an edge."
  }

  validation {
    condition     = alltrue([for edge in values(var.edges) : contains(keys(var.regions), edge.region)])
    error_message = "There is no such region: ${join(", ", [for name, edge in var.edges : "${edge.region} (edge ${name})" if !contains(keys(var.regions), edge.region)])}."
  }
}
