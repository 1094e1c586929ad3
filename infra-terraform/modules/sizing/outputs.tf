output "cells" {
  description = "How many shared cells hold the expected users."
  value       = ceil(var.users / (var.cell_capacity * var.cell_filled_at_most))
}

output "edge_cores" {
  description = "Processor cores of all edges together."
  value       = local.edge_cores
}

output "edge_directory_mebibytes" {
  description = "Heap of each edge that the directory takes."
  value       = local.directory_mebibytes
}
