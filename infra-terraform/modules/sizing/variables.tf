variable "users" {
  description = "How many users are expected in all."
  type        = number

  validation {
    condition     = var.users >= 1 && floor(var.users) == var.users
    error_message = "Users are a whole number from 1 on."
  }
}

variable "requests_per_second" {
  description = "Requests a second at the busiest time, over all edges."
  type        = number

  validation {
    condition     = var.requests_per_second > 0
    error_message = "There are requests."
  }
}

variable "cell_capacity" {
  description = "The most users a cell may hold. Nothing that was measured says what a cell can bear: it is a decision, until it has been."
  type        = number

  validation {
    condition     = var.cell_capacity >= 1 && floor(var.cell_capacity) == var.cell_capacity
    error_message = "A capacity is a whole number from 1 on."
  }
}

variable "busy_at_most" {
  description = "How much of an edge's processor time requests may take."
  type        = number
  default     = 0.5

  validation {
    condition     = var.busy_at_most > 0 && var.busy_at_most <= 1
    error_message = "A share of the processor time is over 0 and at most 1."
  }
}

variable "cell_filled_at_most" {
  description = "How full the cells are meant to be with the expected users, so that there is room while a cell is drained."
  type        = number
  default     = 0.8

  validation {
    condition     = var.cell_filled_at_most > 0 && var.cell_filled_at_most <= 1
    error_message = "Cells are filled by a share over 0 and at most 1."
  }
}

variable "measured" {
  description = "Figures of docs/performance.md, sections Edge and Directory: one machine at one time. Measure your own."
  type = object({
    edge_processor_micros_per_request = number
    edge_directory_bytes_per_user     = number
  })
  default = {
    edge_processor_micros_per_request = 25.0
    edge_directory_bytes_per_user     = 16.5
  }
}
