namespace Certify.ServiceModel.Contracts;

/// <summary>One legacy path of an operation. A message carries all its spellings.</summary>
/// <param name="path">The path with <c>{Property}</c> places, as the legacy document writes it.</param>
/// <param name="verbs">The methods that answer there, separated by commas.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RouteAttribute(string path, string verbs) : Attribute
{
    /// <summary>The path.</summary>
    public string Path { get; } = path;

    /// <summary>The methods, separated by commas.</summary>
    public string Verbs { get; } = verbs;
}

/// <summary>The door that an operation belongs to: ApiV1, UserValidate, TokenAuth or UserCertify.</summary>
/// <param name="name">The door's name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TagAttribute(string name) : Attribute
{
    /// <summary>The door's name.</summary>
    public string Name { get; } = name;
}

/// <summary>The operation needs a session.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresSessionAttribute : Attribute
{
    /// <summary>Whether a guest's session is enough.</summary>
    public bool AllowGuest { get; init; }
}

/// <summary>The operation needs a signed-in caller with one of these roles.</summary>
/// <param name="role">The role, for example <c>admin:simple</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresRoleAttribute(string role) : Attribute
{
    /// <summary>The role.</summary>
    public string Role { get; } = role;
}

/// <summary>A refusal that the operation may answer, by the door's own code.</summary>
/// <param name="code">The code as text, for example <c>4103</c>, <c>20010</c> or <c>FAIL</c>.</param>
/// <param name="when">When it is answered, in a few words.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class FailsAttribute(string code, string when) : Attribute
{
    /// <summary>The code.</summary>
    public string Code { get; } = code;

    /// <summary>When it is answered.</summary>
    public string When { get; } = when;
}

/// <summary>A further spelling under which a property is accepted, never written.</summary>
/// <param name="name">The spelling.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class AlsoNamedAttribute(string name) : Attribute
{
    /// <summary>The spelling.</summary>
    public string Name { get; } = name;
}

/// <summary>Legacy answers write the property even when it is null; typed answers leave it out.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WrittenWhenNullAttribute : Attribute
{
    /// <summary>The name of a property of the same object, itself never written, that says whether; absent: always.</summary>
    public string? When { get; set; }
}

/// <summary>Legacy answers write the time as the bean object of the original server; typed answers as <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DateBeanAttribute : Attribute;

/// <summary>The closed set of values that a property takes, as they are written on the wire.</summary>
/// <param name="values">The values.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AllowedValuesOnWireAttribute(params string[] values) : Attribute
{
    /// <summary>The values.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>The property takes the file part of a multipart form, without which the operation refuses.</summary>
/// <param name="partName">The documented name of the part.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilePartAttribute(string partName) : Attribute
{
    /// <summary>The documented name of the part.</summary>
    public string PartName { get; } = partName;
}

/// <summary>The operation compares a password or uses a code: it is refused inside a batch, where one request would be a hundred tries.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotInBatchAttribute : Attribute;
