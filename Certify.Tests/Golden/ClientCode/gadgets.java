/* Options:
Date: 2026-03-02 01:00:00
Version: 10.15
Tip: To override a DTO option, remove "//" prefix before updating
BaseUrl: https://gadgets.example

//Package: 
//GlobalNamespace: dtos
//AddPropertyAccessors: True
//SettersReturnThis: True
//AddServiceStackTypes: True
//AddResponseStatus: False
//AddDescriptionAsComments: True
//AddImplicitVersion: 
//IncludeTypes: 
//ExcludeTypes: 
//TreatTypesAsStrings: 
//DefaultImports: java.math.*,java.util.*,java.io.InputStream,net.servicestack.client.*,com.google.gson.annotations.*,com.google.gson.reflect.*
*/

import java.math.*;
import java.util.*;
import java.io.InputStream;
import net.servicestack.client.*;
import com.google.gson.annotations.*;
import com.google.gson.reflect.*;

public class dtos
{
/** Some Colour. */
public static enum Colour
{
    Red, DarkBlue;
}

/** Some Named. */
@DataContract
public static class Named
{
    /** Some UserSid. */
    @DataMember(Name="user_sid", Order=1)
    @SerializedName("user_sid")
    public String userSid = null;

    /** Some Colour. */
    @DataMember(Name="colour", Order=2)
    public Colour colour = null;

    public String getUserSid() { return userSid; }
    public Named setUserSid(String value) { this.userSid = value; return this; }
    public Colour getColour() { return colour; }
    public Named setColour(Colour value) { this.colour = value; return this; }
}

/** Some Part. */
@DataContract
public static class Part
{
    /** Some Sku. */
    @DataMember(Name="sku", Order=1)
    public String sku = null;

    public String getSku() { return sku; }
    public Part setSku(String value) { this.sku = value; return this; }
}

/** Some Gadget. */
@DataContract
public static class Gadget extends Named
{
    /** Some PhotoType. */
    @DataMember(Name="t_photo", Order=1)
    @SerializedName("t_photo")
    public Integer photoType = null;

    /** Some Big. */
    @DataMember(Name="big", Order=2)
    public Long big = null;

    /** Some Price. */
    @DataMember(Name="price", Order=3)
    public BigDecimal price = null;

    /** Some Ratio. */
    @DataMember(Name="ratio", Order=4)
    public Double ratio = null;

    /** Some Ready. */
    @DataMember(Name="ready", Order=5)
    public Boolean ready = null;

    /** Some Key. */
    @DataMember(Name="key", Order=6)
    public UUID key = null;

    /** Some Since. */
    @DataMember(Name="since", Order=7)
    public Date since = null;

    /** Some Raw. */
    @DataMember(Name="raw", Order=8)
    public byte[] raw = null;

    /** Some Context. */
    @DataMember(Name="context", Order=9)
    public Object context = null;

    /** Some Class. */
    @DataMember(Name="class", Order=10)
    @SerializedName("class")
    public String Class = null;

    /** Some Tags. */
    @DataMember(Name="tags", Order=11)
    public ArrayList<String> tags = null;

    /** Some Parts. */
    @DataMember(Name="parts", Order=12)
    public HashMap<String,Part> parts = null;

    /** Some Matrix. */
    @DataMember(Name="matrix", Order=13)
    public ArrayList<ArrayList<Integer>> matrix = null;

    public Integer getPhotoType() { return photoType; }
    public Gadget setPhotoType(Integer value) { this.photoType = value; return this; }
    public Long getBig() { return big; }
    public Gadget setBig(Long value) { this.big = value; return this; }
    public BigDecimal getPrice() { return price; }
    public Gadget setPrice(BigDecimal value) { this.price = value; return this; }
    public Double getRatio() { return ratio; }
    public Gadget setRatio(Double value) { this.ratio = value; return this; }
    public Boolean isReady() { return ready; }
    public Gadget setReady(Boolean value) { this.ready = value; return this; }
    public UUID getKey() { return key; }
    public Gadget setKey(UUID value) { this.key = value; return this; }
    public Date getSince() { return since; }
    public Gadget setSince(Date value) { this.since = value; return this; }
    public byte[] getRaw() { return raw; }
    public Gadget setRaw(byte[] value) { this.raw = value; return this; }
    public Object getContext() { return context; }
    public Gadget setContext(Object value) { this.context = value; return this; }
    public String getClass_() { return Class; }
    public Gadget setClass_(String value) { this.Class = value; return this; }
    public ArrayList<String> getTags() { return tags; }
    public Gadget setTags(ArrayList<String> value) { this.tags = value; return this; }
    public HashMap<String,Part> getParts() { return parts; }
    public Gadget setParts(HashMap<String,Part> value) { this.parts = value; return this; }
    public ArrayList<ArrayList<Integer>> getMatrix() { return matrix; }
    public Gadget setMatrix(ArrayList<ArrayList<Integer>> value) { this.matrix = value; return this; }
}

/** Some Paged`1. */
@DataContract
public static class Paged<T>
{
    /** Some Offset. */
    @DataMember(Name="offset", Order=1)
    public Integer offset = null;

    /** Some Results. */
    @DataMember(Name="results", Order=2)
    public ArrayList<T> results = null;

    public Integer getOffset() { return offset; }
    public Paged<T> setOffset(Integer value) { this.offset = value; return this; }
    public ArrayList<T> getResults() { return results; }
    public Paged<T> setResults(ArrayList<T> value) { this.results = value; return this; }
}

/** Some ReadGadgetPhoto. */
@DataContract
public static class ReadGadgetPhoto implements IReturn<byte[]>, IGet
{
    private static Object responseType = byte[].class;
    public Object getResponseType() { return responseType; }
}

/** Some RemoveGadget. */
@DataContract
public static class RemoveGadget implements IReturnVoid, IDelete
{
    /** Some Id. */
    @DataMember(Name="id", Order=1)
    public Long id = null;

    public Long getId() { return id; }
    public RemoveGadget setId(Long value) { this.id = value; return this; }
}

/** Some SaveGadget. */
@DataContract
public static class SaveGadget implements IReturn<Gadget>, IPut
{
    /** Some Gadget. */
    @DataMember(Name="gadget", Order=1)
    public Gadget gadget = null;

    public Gadget getGadget() { return gadget; }
    public SaveGadget setGadget(Gadget value) { this.gadget = value; return this; }
    private static Object responseType = Gadget.class;
    public Object getResponseType() { return responseType; }
}

/** Some UploadGadgetPhoto. */
@Route(Path="/boxed/gadget/photo", Verbs="POST")
@DataContract
public static class UploadGadgetPhoto implements IReturn<Part>, IPost
{
    /** Some PhotoType. */
    @DataMember(Name="t_photo", Order=1)
    @SerializedName("t_photo")
    public Integer photoType = null;

    // v_photo is sent as a file of the form. Some Photo.
    public Integer getPhotoType() { return photoType; }
    public UploadGadgetPhoto setPhotoType(Integer value) { this.photoType = value; return this; }
    private static Object responseType = Part.class;
    public Object getResponseType() { return responseType; }
}

/** Some AllParts. */
@DataContract
public static class AllParts implements IReturn<ArrayList<Part>>, IGet
{
    private static Object responseType = new TypeToken<ArrayList<Part>>(){}.getType();
    public Object getResponseType() { return responseType; }
}

/** Some FindGadget. */
@Route(Path="/gadgets/{Id}", Verbs="GET")
// @Route(Path="/gadget/{Id}", Verbs="GET")
@DataContract
public static class FindGadget implements IReturn<Gadget>, IGet
{
    /** Some Id. */
    @DataMember(Name="id", Order=1)
    public Long id = null;

    /** Some From. */
    @DataMember(Name="from", Order=2)
    public Date from = null;

    /** Some Kind. One of: 0, 1. */
    @DataMember(Name="kind", Order=3)
    public Integer kind = null;

    public Long getId() { return id; }
    public FindGadget setId(Long value) { this.id = value; return this; }
    public Date getFrom() { return from; }
    public FindGadget setFrom(Date value) { this.from = value; return this; }
    public Integer getKind() { return kind; }
    public FindGadget setKind(Integer value) { this.kind = value; return this; }
    private static Object responseType = Gadget.class;
    public Object getResponseType() { return responseType; }
}

/** Some ListGadgets. */
@DataContract
public static class ListGadgets implements IReturn<Paged<Gadget>>, IGet
{
    /** Some Ids. */
    @DataMember(Name="ids", Order=1)
    public ArrayList<Integer> ids = null;

    public ArrayList<Integer> getIds() { return ids; }
    public ListGadgets setIds(ArrayList<Integer> value) { this.ids = value; return this; }
    private static Object responseType = new TypeToken<Paged<Gadget>>(){}.getType();
    public Object getResponseType() { return responseType; }
}

}
