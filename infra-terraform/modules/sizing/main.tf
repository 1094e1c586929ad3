# How many edges and cells a number of users needs, computed. What one machine can show is measured and
# stands in docs/performance.md; the rest of it is arithmetic, and nothing here was seen to run at that size.

terraform {
  required_version = ">= 1.11"
}

locals {
  # Of an edge's processor time, what requests take. The rest is for bursts, and for the loss of an edge.
  edge_cores = ceil(var.requests_per_second * var.measured.edge_processor_micros_per_request / 1000000 / var.busy_at_most)

  # Every edge holds everybody, whichever region it stands in.
  directory_mebibytes = ceil(var.users * var.measured.edge_directory_bytes_per_user / 1048576)
}
