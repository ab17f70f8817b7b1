/* Options:
Date: 2026-03-02 01:00:00
Version: 10.15
Tip: To override a DTO option, remove "//" prefix before updating
BaseUrl: https://gadgets.example

//GlobalNamespace: 
//MakePropertiesOptional: False
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
export interface IReturn<T> { createResponse(): T; }
export interface IReturnVoid { createResponse(): void; }

/** Some Colour. */
export enum Colour
{
    Red = 'Red',
    DarkBlue = 'DarkBlue',
}

/** Some Named. */
export class Named
{
    /** Some UserSid. */
    public user_sid!: string;
    /** Some Colour. */
    public colour?: Colour;
    public constructor(init?: Partial<Named>) { (Object as any).assign(this, init); }
}

/** Some Part. */
export class Part
{
    /** Some Sku. */
    public sku?: string;
    public constructor(init?: Partial<Part>) { (Object as any).assign(this, init); }
}

/** Some Gadget. */
export class Gadget extends Named
{
    /** Some PhotoType. */
    public t_photo!: number;
    /** Some Big. */
    public big!: number;
    /** Some Price. */
    public price!: number;
    /** Some Ratio. */
    public ratio?: number;
    /** Some Ready. */
    public ready!: boolean;
    /** Some Key. */
    public key!: string;
    /** Some Since. */
    public since?: string;
    /** Some Raw. */
    public raw?: string;
    /** Some Context. */
    public context?: any;
    /** Some Class. */
    public class?: string;
    /** Some Tags. */
    public tags: string[] = [];
    /** Some Parts. */
    public parts: { [index:string]: Part; } = {};
    /** Some Matrix. */
    public matrix?: number[][];
    public constructor(init?: Partial<Gadget>) { super(init); (Object as any).assign(this, init); }
}

/** Some Paged`1. */
export class Paged<T>
{
    /** Some Offset. */
    public offset!: number;
    /** Some Results. */
    public results: T[] = [];
    public constructor(init?: Partial<Paged<T>>) { (Object as any).assign(this, init); }
}

/** Some ReadGadgetPhoto. */
export class ReadGadgetPhoto implements IReturn<Blob>, IGet
{
    public constructor(init?: Partial<ReadGadgetPhoto>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ReadGadgetPhoto'; }
    public getMethod() { return 'GET'; }
    public createResponse(): Blob { return new Blob(); }
}

/** Some RemoveGadget. */
export class RemoveGadget implements IReturnVoid, IDelete
{
    /** Some Id. */
    public id!: number;
    public constructor(init?: Partial<RemoveGadget>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'RemoveGadget'; }
    public getMethod() { return 'DELETE'; }
    public createResponse(): void {  }
}

/** Some SaveGadget. */
export class SaveGadget implements IReturn<Gadget>, IPut
{
    /** Some Gadget. */
    public gadget?: Gadget;
    public constructor(init?: Partial<SaveGadget>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'SaveGadget'; }
    public getMethod() { return 'PUT'; }
    public createResponse(): Gadget { return new Gadget(); }
}

/** Some UploadGadgetPhoto. */
// @Route("/boxed/gadget/photo", "POST")
export class UploadGadgetPhoto implements IReturn<Part>, IPost
{
    /** Some PhotoType. */
    public t_photo?: number;
    // v_photo is sent as a file of the form. Some Photo.
    public constructor(init?: Partial<UploadGadgetPhoto>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'UploadGadgetPhoto'; }
    public getMethod() { return 'POST'; }
    public createResponse(): Part { return new Part(); }
}

/** Some AllParts. */
export class AllParts implements IReturn<Part[]>, IGet
{
    public constructor(init?: Partial<AllParts>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'AllParts'; }
    public getMethod() { return 'GET'; }
    public createResponse(): Part[] { return new Array<Part>(); }
}

/** Some FindGadget. */
// @Route("/gadgets/{Id}", "GET")
// @Route("/gadget/{Id}", "GET")
export class FindGadget implements IReturn<Gadget>, IGet
{
    /** Some Id. */
    public id!: number;
    /** Some From. */
    public from?: string;
    /** Some Kind. One of: 0, 1. */
    public kind?: number;
    public constructor(init?: Partial<FindGadget>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'FindGadget'; }
    public getMethod() { return 'GET'; }
    public createResponse(): Gadget { return new Gadget(); }
}

/** Some ListGadgets. */
export class ListGadgets implements IReturn<Paged<Gadget>>, IGet
{
    /** Some Ids. */
    public ids: number[] = [];
    public constructor(init?: Partial<ListGadgets>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'ListGadgets'; }
    public getMethod() { return 'GET'; }
    public createResponse(): Paged<Gadget> { return new Paged<Gadget>(); }
}
