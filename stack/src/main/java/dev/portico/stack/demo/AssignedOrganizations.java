package dev.portico.stack.demo;

import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The part of the extension's admin API that says which organisations an agent serves. */
interface AssignedOrganizations {

    @PUT
    @Path("{user}/organizations/{organization}")
    void assign(@PathParam("user") String user, @PathParam("organization") String organization);
}
