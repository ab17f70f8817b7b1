// Name and shape of the client library's type of this name.
package net.servicestack.client;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@Retention(RetentionPolicy.RUNTIME)
public @interface DataMember {
    String Name() default "";

    int Order() default 0;
}
