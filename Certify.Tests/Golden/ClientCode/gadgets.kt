/* Options:
Date: 2026-03-02 01:00:00
Version: 10.15
Tip: To override a DTO option, remove "//" prefix before updating
BaseUrl: https://gadgets.example

//Package: 
//AddServiceStackTypes: True
//AddResponseStatus: False
//AddImplicitVersion: 
//AddDescriptionAsComments: True
//IncludeTypes: 
//ExcludeTypes: 
//InitializeCollections: False
//TreatTypesAsStrings: 
//DefaultImports: java.math.*,java.util.*,java.io.InputStream,net.servicestack.client.*,com.google.gson.annotations.*,com.google.gson.reflect.*
*/

import java.math.*
import java.util.*
import java.io.InputStream
import net.servicestack.client.*
import com.google.gson.annotations.*
import com.google.gson.reflect.*

/** Some Colour. */
enum class Colour
{
    Red,
    DarkBlue,
}

/** Some Named. */
@DataContract
open class Named
{
    /** Some UserSid. */
    @DataMember(Name="user_sid", Order=1)
    @SerializedName("user_sid")
    open var userSid:String? = null

    /** Some Colour. */
    @DataMember(Name="colour", Order=2)
    open var colour:Colour? = null

}

/** Some Part. */
@DataContract
open class Part
{
    /** Some Sku. */
    @DataMember(Name="sku", Order=1)
    open var sku:String? = null

}

/** Some Gadget. */
@DataContract
open class Gadget : Named()
{
    /** Some PhotoType. */
    @DataMember(Name="t_photo", Order=1)
    @SerializedName("t_photo")
    open var photoType:Int? = null

    /** Some Big. */
    @DataMember(Name="big", Order=2)
    open var big:Long? = null

    /** Some Price. */
    @DataMember(Name="price", Order=3)
    open var price:BigDecimal? = null

    /** Some Ratio. */
    @DataMember(Name="ratio", Order=4)
    open var ratio:Double? = null

    /** Some Ready. */
    @DataMember(Name="ready", Order=5)
    open var ready:Boolean? = null

    /** Some Key. */
    @DataMember(Name="key", Order=6)
    open var key:UUID? = null

    /** Some Since. */
    @DataMember(Name="since", Order=7)
    open var since:Date? = null

    /** Some Raw. */
    @DataMember(Name="raw", Order=8)
    open var raw:ByteArray? = null

    /** Some Context. */
    @DataMember(Name="context", Order=9)
    open var context:Any? = null

    /** Some Class. */
    @DataMember(Name="class", Order=10)
    @SerializedName("class")
    open var Class:String? = null

    /** Some Tags. */
    @DataMember(Name="tags", Order=11)
    open var tags:ArrayList<String> = ArrayList<String>()

    /** Some Parts. */
    @DataMember(Name="parts", Order=12)
    open var parts:HashMap<String,Part> = HashMap<String,Part>()

    /** Some Matrix. */
    @DataMember(Name="matrix", Order=13)
    open var matrix:ArrayList<ArrayList<Int>>? = null

}

/** Some Paged`1. */
@DataContract
open class Paged<T>
{
    /** Some Offset. */
    @DataMember(Name="offset", Order=1)
    open var offset:Int? = null

    /** Some Results. */
    @DataMember(Name="results", Order=2)
    open var results:ArrayList<T> = ArrayList<T>()

}

/** Some ReadGadgetPhoto. */
@DataContract
open class ReadGadgetPhoto : IReturn<ByteArray>, IGet
{
    companion object { private val responseType = ByteArray::class.java }
    override fun getResponseType(): Any? = ReadGadgetPhoto.responseType
}

/** Some RemoveGadget. */
@DataContract
open class RemoveGadget : IReturnVoid, IDelete
{
    /** Some Id. */
    @DataMember(Name="id", Order=1)
    open var id:Long? = null

}

/** Some SaveGadget. */
@DataContract
open class SaveGadget : IReturn<Gadget>, IPut
{
    /** Some Gadget. */
    @DataMember(Name="gadget", Order=1)
    open var gadget:Gadget? = null

    companion object { private val responseType = Gadget::class.java }
    override fun getResponseType(): Any? = SaveGadget.responseType
}

/** Some UploadGadgetPhoto. */
@Route(Path="/boxed/gadget/photo", Verbs="POST")
@DataContract
open class UploadGadgetPhoto : IReturn<Part>, IPost
{
    /** Some PhotoType. */
    @DataMember(Name="t_photo", Order=1)
    @SerializedName("t_photo")
    open var photoType:Int? = null

    // v_photo is sent as a file of the form. Some Photo.
    companion object { private val responseType = Part::class.java }
    override fun getResponseType(): Any? = UploadGadgetPhoto.responseType
}

/** Some AllParts. */
@DataContract
open class AllParts : IReturn<ArrayList<Part>>, IGet
{
    companion object { private val responseType = object : TypeToken<ArrayList<Part>>(){}.type }
    override fun getResponseType(): Any? = AllParts.responseType
}

/** Some FindGadget. */
@Route(Path="/gadgets/{Id}", Verbs="GET")
// @Route(Path="/gadget/{Id}", Verbs="GET")
@DataContract
open class FindGadget : IReturn<Gadget>, IGet
{
    /** Some Id. */
    @DataMember(Name="id", Order=1)
    open var id:Long? = null

    /** Some From. */
    @DataMember(Name="from", Order=2)
    open var from:Date? = null

    /** Some Kind. One of: 0, 1. */
    @DataMember(Name="kind", Order=3)
    open var kind:Int? = null

    companion object { private val responseType = Gadget::class.java }
    override fun getResponseType(): Any? = FindGadget.responseType
}

/** Some ListGadgets. */
@DataContract
open class ListGadgets : IReturn<Paged<Gadget>>, IGet
{
    /** Some Ids. */
    @DataMember(Name="ids", Order=1)
    open var ids:ArrayList<Int> = ArrayList<Int>()

    companion object { private val responseType = object : TypeToken<Paged<Gadget>>(){}.type }
    override fun getResponseType(): Any? = ListGadgets.responseType
}
