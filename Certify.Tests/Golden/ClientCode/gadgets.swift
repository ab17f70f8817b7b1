/* Options:
Date: 2026-03-02 01:00:00
SwiftVersion: 6.0
Version: 10.15
Tip: To override a DTO option, remove "//" prefix before updating
BaseUrl: https://gadgets.example

//BaseClass: 
//AddModelExtensions: True
//AddServiceStackTypes: True
//MakePropertiesOptional: True
//IncludeTypes: 
//ExcludeTypes: 
//ExcludeGenericBaseTypes: False
//AddResponseStatus: False
//AddImplicitVersion: 
//AddDescriptionAsComments: True
//InitializeCollections: False
//TreatTypesAsStrings: 
//DefaultImports: Foundation,ServiceStack
*/

import Foundation
import ServiceStack

/// Some Colour.
public enum Colour : String, Codable
{
    case Red
    case DarkBlue
}

/// Some Named.
public class Named : Codable
{
    /// Some UserSid.
    public var user_sid:String?
    /// Some Colour.
    public var colour:Colour?
    required public init(){ }
}

/// Some Part.
public class Part : Codable
{
    /// Some Sku.
    public var sku:String?
    required public init(){ }
}

/// Some Gadget.
public class Gadget : Named
{
    /// Some PhotoType.
    public var t_photo:Int?
    /// Some Big.
    public var big:Int?
    /// Some Price.
    public var price:Double?
    /// Some Ratio.
    public var ratio:Double?
    /// Some Ready.
    public var ready:Bool?
    /// Some Key.
    public var key:String?
    /// Some Since.
    public var since:Date?
    /// Some Raw.
    public var raw:String?
    /// Some Context.
    public var context:String?
    /// Some Class.
    public var `class`:String?
    /// Some Tags.
    public var tags:[String]?
    /// Some Parts.
    public var parts:[String:Part]?
    /// Some Matrix.
    public var matrix:[[Int]]?
    required public init(){ super.init() }

    private enum CodingKeys : String, CodingKey {
        case t_photo
        case big
        case price
        case ratio
        case ready
        case key
        case since
        case raw
        case context
        case `class`
        case tags
        case parts
        case matrix
    }
    required public init(from decoder: Decoder) throws {
        try super.init(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        t_photo = try container.decodeIfPresent(Int.self, forKey: .t_photo)
        big = try container.decodeIfPresent(Int.self, forKey: .big)
        price = try container.decodeIfPresent(Double.self, forKey: .price)
        ratio = try container.decodeIfPresent(Double.self, forKey: .ratio)
        ready = try container.decodeIfPresent(Bool.self, forKey: .ready)
        key = try container.decodeIfPresent(String.self, forKey: .key)
        since = try container.decodeIfPresent(Date.self, forKey: .since)
        raw = try container.decodeIfPresent(String.self, forKey: .raw)
        context = try container.decodeIfPresent(String.self, forKey: .context)
        `class` = try container.decodeIfPresent(String.self, forKey: .`class`)
        tags = try container.decodeIfPresent([String].self, forKey: .tags)
        parts = try container.decodeIfPresent([String:Part].self, forKey: .parts)
        matrix = try container.decodeIfPresent([[Int]].self, forKey: .matrix)
    }
    public override func encode(to encoder: Encoder) throws {
        try super.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(t_photo, forKey: .t_photo)
        try container.encodeIfPresent(big, forKey: .big)
        try container.encodeIfPresent(price, forKey: .price)
        try container.encodeIfPresent(ratio, forKey: .ratio)
        try container.encodeIfPresent(ready, forKey: .ready)
        try container.encodeIfPresent(key, forKey: .key)
        try container.encodeIfPresent(since, forKey: .since)
        try container.encodeIfPresent(raw, forKey: .raw)
        try container.encodeIfPresent(context, forKey: .context)
        try container.encodeIfPresent(`class`, forKey: .`class`)
        try container.encodeIfPresent(tags, forKey: .tags)
        try container.encodeIfPresent(parts, forKey: .parts)
        try container.encodeIfPresent(matrix, forKey: .matrix)
    }
}

/// Some Paged`1.
public class Paged<T : Codable> : Codable
{
    /// Some Offset.
    public var offset:Int?
    /// Some Results.
    public var results:[T]?
    required public init(){ }
}

/// Some ReadGadgetPhoto.
public class ReadGadgetPhoto : IReturn, IGet, Codable
{
    public typealias Return = Data

    required public init(){ }
}

/// Some RemoveGadget.
public class RemoveGadget : IReturnVoid, IDelete, Codable
{
    /// Some Id.
    public var id:Int?
    required public init(){ }
}

/// Some SaveGadget.
public class SaveGadget : IReturn, IPut, Codable
{
    public typealias Return = Gadget

    /// Some Gadget.
    public var gadget:Gadget?
    required public init(){ }
}

/// Some UploadGadgetPhoto.
// @Route("/boxed/gadget/photo", "POST")
public class UploadGadgetPhoto : IReturn, IPost, Codable
{
    public typealias Return = Part

    /// Some PhotoType.
    public var t_photo:Int?
    // v_photo is sent as a file of the form. Some Photo.
    required public init(){ }
}

/// Some AllParts.
public class AllParts : IReturn, IGet, Codable
{
    public typealias Return = [Part]

    required public init(){ }
}

/// Some FindGadget.
// @Route("/gadgets/{Id}", "GET")
// @Route("/gadget/{Id}", "GET")
public class FindGadget : IReturn, IGet, Codable
{
    public typealias Return = Gadget

    /// Some Id.
    public var id:Int?
    /// Some From.
    public var from:Date?
    /// Some Kind. One of: 0, 1.
    public var kind:Int?
    required public init(){ }
}

/// Some ListGadgets.
public class ListGadgets : IReturn, IGet, Codable
{
    public typealias Return = Paged<Gadget>

    /// Some Ids.
    public var ids:[Int]?
    required public init(){ }
}
