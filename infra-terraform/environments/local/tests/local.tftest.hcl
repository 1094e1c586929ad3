# settings.json is for those who have no Terraform: the test in cells/local reads it.
run "settings_json_is_what_the_description_becomes" {
  command = plan

  assert {
    condition     = jsonencode(output.settings) == jsonencode(jsondecode(file("${path.root}/settings.json")))
    error_message = "Write settings.json anew: terraform apply, then terraform output -json settings | jq --sort-keys . > settings.json"
  }
}
