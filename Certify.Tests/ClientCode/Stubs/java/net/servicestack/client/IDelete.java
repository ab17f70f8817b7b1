// Name and shape of the client library's type of this name.
package net.servicestack.client;

public interface IDelete {
}
