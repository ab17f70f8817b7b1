/* Options:
Date: 2026-03-02 01:00:00
Version: 10.15
Tip: To override a DTO option, remove "//" prefix before updating
BaseUrl: https://gadgets.example

//GlobalNamespace: 
//AddServiceStackTypes: True
//AddResponseStatus: False
//AddImplicitVersion: 
//AddDescriptionAsComments: True
//IncludeTypes: 
//ExcludeTypes: 
//DefaultImports: package:servicestack/servicestack.dart
*/

import 'dart:typed_data';
import 'package:servicestack/servicestack.dart';

/// Some Colour.
enum Colour
{
    Red,
    DarkBlue,
}

/// Some Named.
class Named implements IConvertible
{
    /// Some UserSid.
    String? user_sid;
    /// Some Colour.
    Colour? colour;

    Named({this.user_sid,this.colour});
    Named.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        user_sid = json['user_sid'];
        colour = JsonConverters.fromJson(json['colour'],'Colour',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'user_sid': user_sid,
        'colour': JsonConverters.toJson(colour,'Colour',context!),
    };

    getTypeName() => "Named";
    TypeContext? context = _ctx;
}

/// Some Part.
class Part implements IConvertible
{
    /// Some Sku.
    String? sku;

    Part({this.sku});
    Part.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        sku = json['sku'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'sku': sku,
    };

    getTypeName() => "Part";
    TypeContext? context = _ctx;
}

/// Some Gadget.
class Gadget extends Named implements IConvertible
{
    /// Some PhotoType.
    int? t_photo;
    /// Some Big.
    int? big;
    /// Some Price.
    double? price;
    /// Some Ratio.
    double? ratio;
    /// Some Ready.
    bool? ready;
    /// Some Key.
    String? key;
    /// Some Since.
    DateTime? since;
    /// Some Raw.
    Uint8List? raw;
    /// Some Context.
    dynamic? context_;
    /// Some Class.
    String? class_;
    /// Some Tags.
    List<String>? tags;
    /// Some Parts.
    Map<String,Part?>? parts;
    /// Some Matrix.
    List<List<int>>? matrix;

    Gadget({super.user_sid,super.colour,this.t_photo,this.big,this.price,this.ratio,this.ready,this.key,this.since,this.raw,this.context_,this.class_,this.tags,this.parts,this.matrix});
    Gadget.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        super.fromMap(json);
        t_photo = json['t_photo'];
        big = json['big'];
        price = JsonConverters.fromJson(json['price'],'double',context!);
        ratio = JsonConverters.fromJson(json['ratio'],'double',context!);
        ready = json['ready'];
        key = json['key'];
        since = JsonConverters.fromJson(json['since'],'DateTime',context!);
        raw = JsonConverters.fromJson(json['raw'],'Uint8List',context!);
        context_ = json['context'];
        class_ = json['class'];
        tags = JsonConverters.fromJson(json['tags'],'List<String>',context!);
        parts = JsonConverters.fromJson(json['parts'],'Map<String,Part?>',context!);
        matrix = JsonConverters.fromJson(json['matrix'],'List<List<int>>',context!);
        return this;
    }

    Map<String, dynamic> toJson() => super.toJson()..addAll({
        't_photo': t_photo,
        'big': big,
        'price': JsonConverters.toJson(price,'double',context!),
        'ratio': JsonConverters.toJson(ratio,'double',context!),
        'ready': ready,
        'key': key,
        'since': JsonConverters.toJson(since,'DateTime',context!),
        'raw': JsonConverters.toJson(raw,'Uint8List',context!),
        'context': context_,
        'class': class_,
        'tags': JsonConverters.toJson(tags,'List<String>',context!),
        'parts': JsonConverters.toJson(parts,'Map<String,Part?>',context!),
        'matrix': JsonConverters.toJson(matrix,'List<List<int>>',context!),
    });

    getTypeName() => "Gadget";
    TypeContext? context = _ctx;
}

/// Some Paged`1.
class Paged<T> implements IConvertible
{
    /// Some Offset.
    int? offset;
    /// Some Results.
    List<T>? results;

    Paged({this.offset,this.results});
    Paged.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        offset = json['offset'];
        results = JsonConverters.fromJson(json['results'],'List<$T>',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'offset': offset,
        'results': JsonConverters.toJson(results,'List<$T>',context!),
    };

    getTypeName() => "Paged<$T>";
    TypeContext? context = _ctx;
}

/// Some ReadGadgetPhoto.
class ReadGadgetPhoto implements IReturn<Uint8List>, IGet, IConvertible
{

    ReadGadgetPhoto();
    ReadGadgetPhoto.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        return this;
    }

    Map<String, dynamic> toJson() => {
    };

    createResponse() => Uint8List(0);
    getResponseTypeName() => "Uint8List";
    getTypeName() => "ReadGadgetPhoto";
    TypeContext? context = _ctx;
}

/// Some RemoveGadget.
class RemoveGadget implements IReturnVoid, IDelete, IConvertible
{
    /// Some Id.
    int? id;

    RemoveGadget({this.id});
    RemoveGadget.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
    };

    createResponse() {}
    getTypeName() => "RemoveGadget";
    TypeContext? context = _ctx;
}

/// Some SaveGadget.
class SaveGadget implements IReturn<Gadget>, IPut, IConvertible
{
    /// Some Gadget.
    Gadget? gadget;

    SaveGadget({this.gadget});
    SaveGadget.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        gadget = JsonConverters.fromJson(json['gadget'],'Gadget',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'gadget': JsonConverters.toJson(gadget,'Gadget',context!),
    };

    createResponse() => Gadget();
    getResponseTypeName() => "Gadget";
    getTypeName() => "SaveGadget";
    TypeContext? context = _ctx;
}

/// Some UploadGadgetPhoto.
// @Route("/boxed/gadget/photo", "POST")
class UploadGadgetPhoto implements IReturn<Part>, IPost, IConvertible
{
    /// Some PhotoType.
    int? t_photo;
    // v_photo is sent as a file of the form. Some Photo.

    UploadGadgetPhoto({this.t_photo});
    UploadGadgetPhoto.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        t_photo = json['t_photo'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        't_photo': t_photo,
    };

    createResponse() => Part();
    getResponseTypeName() => "Part";
    getTypeName() => "UploadGadgetPhoto";
    TypeContext? context = _ctx;
}

/// Some AllParts.
class AllParts implements IReturn<List<Part>>, IGet, IConvertible
{

    AllParts();
    AllParts.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        return this;
    }

    Map<String, dynamic> toJson() => {
    };

    createResponse() => <Part>[];
    getResponseTypeName() => "List<Part>";
    getTypeName() => "AllParts";
    TypeContext? context = _ctx;
}

/// Some FindGadget.
// @Route("/gadgets/{Id}", "GET")
// @Route("/gadget/{Id}", "GET")
class FindGadget implements IReturn<Gadget>, IGet, IConvertible
{
    /// Some Id.
    int? id;
    /// Some From.
    DateTime? from;
    /// Some Kind. One of: 0, 1.
    int? kind;

    FindGadget({this.id,this.from,this.kind});
    FindGadget.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        from = JsonConverters.fromJson(json['from'],'DateTime',context!);
        kind = json['kind'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'from': JsonConverters.toJson(from,'DateTime',context!),
        'kind': kind,
    };

    createResponse() => Gadget();
    getResponseTypeName() => "Gadget";
    getTypeName() => "FindGadget";
    TypeContext? context = _ctx;
}

/// Some ListGadgets.
class ListGadgets implements IReturn<Paged<Gadget>>, IGet, IConvertible
{
    /// Some Ids.
    List<int>? ids;

    ListGadgets({this.ids});
    ListGadgets.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        ids = JsonConverters.fromJson(json['ids'],'List<int>',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'ids': JsonConverters.toJson(ids,'List<int>',context!),
    };

    createResponse() => Paged<Gadget>();
    getResponseTypeName() => "Paged<Gadget>";
    getTypeName() => "ListGadgets";
    TypeContext? context = _ctx;
}

TypeContext _ctx = TypeContext(library: 'gadgets_example', types: <String, TypeInfo> {
    'Colour': TypeInfo(TypeOf.Enum, enumValues:Colour.values),
    'Named': TypeInfo(TypeOf.Class, create:() => Named()),
    'Part': TypeInfo(TypeOf.Class, create:() => Part()),
    'Gadget': TypeInfo(TypeOf.Class, create:() => Gadget()),
    'Paged<T>': TypeInfo(TypeOf.GenericDef, create:() => Paged()),
    'ReadGadgetPhoto': TypeInfo(TypeOf.Class, create:() => ReadGadgetPhoto()),
    'RemoveGadget': TypeInfo(TypeOf.Class, create:() => RemoveGadget()),
    'SaveGadget': TypeInfo(TypeOf.Class, create:() => SaveGadget()),
    'UploadGadgetPhoto': TypeInfo(TypeOf.Class, create:() => UploadGadgetPhoto()),
    'AllParts': TypeInfo(TypeOf.Class, create:() => AllParts()),
    'FindGadget': TypeInfo(TypeOf.Class, create:() => FindGadget()),
    'ListGadgets': TypeInfo(TypeOf.Class, create:() => ListGadgets()),
    'List<String>': TypeInfo(TypeOf.Class, create:() => <String>[]),
    'Map<String,Part?>': TypeInfo(TypeOf.Class, create:() => Map<String,Part?>()),
    'List<int>': TypeInfo(TypeOf.Class, create:() => <int>[]),
    'List<List<int>>': TypeInfo(TypeOf.Class, create:() => <List<int>>[]),
    'List<Part>': TypeInfo(TypeOf.Class, create:() => <Part>[]),
    'Paged<Gadget>': TypeInfo(TypeOf.Class, create:() => Paged<Gadget>()),
});
