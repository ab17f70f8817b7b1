/* Options:
Date: 2026-03-02 01:00:00
Version: 10.15
Tip: To override a DTO option, remove "//" prefix before updating
BaseUrl: https://gadgets.example

//AddServiceStackTypes: True
//AddDocAnnotations: True
//AddDescriptionAsComments: True
//IncludeTypes: 
//ExcludeTypes: 
//DefaultImports: 
*/

"use strict";
/** Some Colour. */
/** @typedef {'Red'|'DarkBlue'} */
export const Colour = Object.freeze(
{
    Red: 'Red',
    DarkBlue: 'DarkBlue',
})

/** Some Named. */
export class Named {
    /** @param {{user_sid?:string,colour?:Colour}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** Some UserSid. */
    /** @type {string} */
    user_sid;
    /** Some Colour. */
    /** @type {?Colour} */
    colour;
}

/** Some Part. */
export class Part {
    /** @param {{sku?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** Some Sku. */
    /** @type {?string} */
    sku;
}

/** Some Gadget. */
export class Gadget extends Named {
    /** @param {{t_photo?:number,big?:number,price?:number,ratio?:number,ready?:boolean,key?:string,since?:string,raw?:string,context?:any,class?:string,tags?:string[],parts?:{ [index:string]: Part; },matrix?:number[][]}} [init] */
    constructor(init) { super(init); Object.assign(this, init) }
    /** Some PhotoType. */
    /** @type {number} */
    t_photo;
    /** Some Big. */
    /** @type {number} */
    big;
    /** Some Price. */
    /** @type {number} */
    price;
    /** Some Ratio. */
    /** @type {?number} */
    ratio;
    /** Some Ready. */
    /** @type {boolean} */
    ready;
    /** Some Key. */
    /** @type {string} */
    key;
    /** Some Since. */
    /** @type {?string} */
    since;
    /** Some Raw. */
    /** @type {?string} */
    raw;
    /** Some Context. */
    /** @type {?any} */
    context;
    /** Some Class. */
    /** @type {?string} */
    class;
    /** Some Tags. */
    /** @type {string[]} */
    tags = [];
    /** Some Parts. */
    /** @type {{ [index:string]: Part; }} */
    parts = {};
    /** Some Matrix. */
    /** @type {?number[][]} */
    matrix;
}

/** Some Paged`1. */
export class Paged {
    /** @param {{offset?:number,results?:T[]}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** Some Offset. */
    /** @type {number} */
    offset;
    /** Some Results. */
    /** @type {T[]} */
    results = [];
}

/** Some ReadGadgetPhoto. */
export class ReadGadgetPhoto {
    /** @param {{}} [init] */
    constructor(init) { Object.assign(this, init) }
    getTypeName() { return 'ReadGadgetPhoto' }
    getMethod() { return 'GET' }
    createResponse() { return new Blob() }
}

/** Some RemoveGadget. */
export class RemoveGadget {
    /** @param {{id?:number}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** Some Id. */
    /** @type {number} */
    id;
    getTypeName() { return 'RemoveGadget' }
    getMethod() { return 'DELETE' }
    createResponse() {  }
}

/** Some SaveGadget. */
export class SaveGadget {
    /** @param {{gadget?:Gadget}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** Some Gadget. */
    /** @type {?Gadget} */
    gadget;
    getTypeName() { return 'SaveGadget' }
    getMethod() { return 'PUT' }
    createResponse() { return new Gadget() }
}

/** Some UploadGadgetPhoto. */
// @Route("/boxed/gadget/photo", "POST")
export class UploadGadgetPhoto {
    /** @param {{t_photo?:number}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** Some PhotoType. */
    /** @type {?number} */
    t_photo;
    // v_photo is sent as a file of the form. Some Photo.
    getTypeName() { return 'UploadGadgetPhoto' }
    getMethod() { return 'POST' }
    createResponse() { return new Part() }
}

/** Some AllParts. */
export class AllParts {
    /** @param {{}} [init] */
    constructor(init) { Object.assign(this, init) }
    getTypeName() { return 'AllParts' }
    getMethod() { return 'GET' }
    createResponse() { return [] }
}

/** Some FindGadget. */
// @Route("/gadgets/{Id}", "GET")
// @Route("/gadget/{Id}", "GET")
export class FindGadget {
    /** @param {{id?:number,from?:string,kind?:number}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** Some Id. */
    /** @type {?number} */
    id;
    /** Some From. */
    /** @type {?string} */
    from;
    /** Some Kind. One of: 0, 1. */
    /** @type {?number} */
    kind;
    getTypeName() { return 'FindGadget' }
    getMethod() { return 'GET' }
    createResponse() { return new Gadget() }
}

/** Some ListGadgets. */
export class ListGadgets {
    /** @param {{ids?:number[]}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** Some Ids. */
    /** @type {number[]} */
    ids = [];
    getTypeName() { return 'ListGadgets' }
    getMethod() { return 'GET' }
    createResponse() { return new Paged() }
}
