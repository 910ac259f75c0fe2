# The reference service on this machine, brought up by a real Terraform without any provider: a
# resource that is built in runs start.sh and stop.sh. The gate judges it with
#
#     ./sluice gate --environment terraform-local
#
# which applies it in a workspace of the run alone and destroys it afterwards.

terraform {
  required_version = ">= 1.4"
}

variable "build" {
  description = "The build that the service says it is."
  type        = string
}

variable "admin_token" {
  description = "The token of its admin API; without one that is closed."
  type        = string
  default     = ""
  sensitive   = true
}

locals {
  # Goes with the workspace.
  folder = "${abspath(path.module)}/terraform.tfstate.d/${terraform.workspace}"
}

resource "terraform_data" "service" {
  input = {
    build  = var.build
    folder = local.folder
    jar    = abspath("${path.module}/../../target/sluice-reference.jar")
    stop   = "${abspath(path.module)}/stop.sh"
  }

  provisioner "local-exec" {
    command     = "${abspath(path.module)}/start.sh"
    environment = {
      BUILD           = self.input.build
      CLM_ADMIN_TOKEN = var.admin_token
      FOLDER          = self.input.folder
      JAR             = self.input.jar
    }
  }

  provisioner "local-exec" {
    when        = destroy
    command     = self.input.stop
    environment = { FOLDER = self.input.folder }
  }
}

# A provisioner has no outputs; start.sh writes what it knows where Terraform can read it.
data "terraform_remote_state" "service" {
  backend = "local"
  config  = { path = "${terraform_data.service.output.folder}/service.json" }
}

output "url" {
  value = data.terraform_remote_state.service.outputs.url
}

output "build" {
  value = terraform_data.service.output.build
}
