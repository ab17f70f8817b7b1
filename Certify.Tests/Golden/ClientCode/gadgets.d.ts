/* Options:
Date: 2026-03-02 01:00:00
Version: 10.15
Tip: To override a DTO option, remove "//" prefix before updating
BaseUrl: https://gadgets.example

//GlobalNamespace: 
//MakePropertiesOptional: True
//AddServiceStackTypes: True
//AddResponseStatus: False
//AddImplicitVersion: 
//AddDescriptionAsComments: True
//IncludeTypes: 
//ExcludeTypes: 
//DefaultImports: 
*/

export interface IDelete { }
export interface IGet { }
export interface IPost { }
export interface IPut { }
export interface IReturn<T> { }
export interface IReturnVoid { }

/** Some Colour. */
export type Colour = "Red" | "DarkBlue";

/** Some Named. */
export interface Named
{
    /** Some UserSid. */
    user_sid?: string;
    /** Some Colour. */
    colour?: Colour;
}

/** Some Part. */
export interface Part
{
    /** Some Sku. */
    sku?: string;
}

/** Some Gadget. */
export interface Gadget extends Named
{
    /** Some PhotoType. */
    t_photo?: number;
    /** Some Big. */
    big?: number;
    /** Some Price. */
    price?: number;
    /** Some Ratio. */
    ratio?: number;
    /** Some Ready. */
    ready?: boolean;
    /** Some Key. */
    key?: string;
    /** Some Since. */
    since?: string;
    /** Some Raw. */
    raw?: string;
    /** Some Context. */
    context?: any;
    /** Some Class. */
    class?: string;
    /** Some Tags. */
    tags?: string[];
    /** Some Parts. */
    parts?: { [index:string]: Part; };
    /** Some Matrix. */
    matrix?: number[][];
}

/** Some Paged`1. */
export interface Paged<T>
{
    /** Some Offset. */
    offset?: number;
    /** Some Results. */
    results?: T[];
}

/** Some ReadGadgetPhoto. */
export interface ReadGadgetPhoto extends IReturn<Blob>, IGet
{
}

/** Some RemoveGadget. */
export interface RemoveGadget extends IReturnVoid, IDelete
{
    /** Some Id. */
    id?: number;
}

/** Some SaveGadget. */
export interface SaveGadget extends IReturn<Gadget>, IPut
{
    /** Some Gadget. */
    gadget?: Gadget;
}

/** Some UploadGadgetPhoto. */
// @Route("/boxed/gadget/photo", "POST")
export interface UploadGadgetPhoto extends IReturn<Part>, IPost
{
    /** Some PhotoType. */
    t_photo?: number;
    // v_photo is sent as a file of the form. Some Photo.
}

/** Some AllParts. */
export interface AllParts extends IReturn<Part[]>, IGet
{
}

/** Some FindGadget. */
// @Route("/gadgets/{Id}", "GET")
// @Route("/gadget/{Id}", "GET")
export interface FindGadget extends IReturn<Gadget>, IGet
{
    /** Some Id. */
    id?: number;
    /** Some From. */
    from?: string;
    /** Some Kind. One of: 0, 1. */
    kind?: number;
}

/** Some ListGadgets. */
export interface ListGadgets extends IReturn<Paged<Gadget>>, IGet
{
    /** Some Ids. */
    ids?: number[];
}
