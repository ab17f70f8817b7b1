namespace Certify.MessageHost.ClientCode;

/// <summary>What is to be written: the types that were asked for, with the options.</summary>
internal sealed record CodePlan(ApiModel Model, CodeChoices Choices, string BaseUrl, DateTimeOffset Now)
{
    /// <summary>The plan of a request: the model filtered and shaped by its options.</summary>
    public static CodePlan Make(ApiModel model, CodeChoices choices, string baseUrl, DateTimeOffset now)
    {
        var kept = TypeFilter.Apply(model, choices.List("IncludeTypes"), choices.List("ExcludeTypes"));
        var types = kept.Types.Select(type => Shape(type, model, choices));
        return new CodePlan(new ApiModel([.. types]), choices, baseUrl, now);
    }

    public bool Describes => Choices.Flag("AddDescriptionAsComments", otherwise: true);

    /// <summary>Whether the marker interfaces are written, where a language does not import them.</summary>
    public bool AddsMarkers => Choices.Flag("AddServiceStackTypes", otherwise: true);

    /// <summary>The markers that some request carries; empty in a selection without requests.</summary>
    public IEnumerable<string> Markers =>
        Model.Requests.SelectMany(request => new[] { request.Returns is null ? "IReturnVoid" : "IReturn", MarkerOf(request) })
            .Distinct().Order(StringComparer.Ordinal);

    /// <summary>The interface that tells clients the method.</summary>
    public static string MarkerOf(ApiType request) => request.Operation!.TypedVerb switch
    {
        "GET" => "IGet",
        "PUT" => "IPut",
        "DELETE" => "IDelete",
        _ => "IPost",
    };

    private static ApiType Shape(ApiType type, ApiModel model, CodeChoices choices)
    {
        var added = new List<ApiProperty>();
        if (type.IsRequest && int.TryParse(choices.Chosen("AddImplicitVersion"), out var version))
        {
            added.Add(new ApiProperty("Version", "version", new TypeReference.Scalar(ScalarKind.Int32), false, false) { Initial = $"{version}" });
        }

        if (type.IsResponse && choices.Flag("AddResponseStatus") && !DerivesFromResponse(type, model))
        {
            added.Add(new ApiProperty("ResponseStatus", "responseStatus", new TypeReference.Named("ResponseStatus", [], false), true, false));
        }

        return type with { Properties = [.. type.Properties, .. added.Where(property => type.Properties.All(own => own.WireName != property.WireName))] };
    }

    /// <summary>What a class has of its base must not be written a second time: most compilers refuse it.</summary>
    private static bool DerivesFromResponse(ApiType type, ApiModel model) =>
        type.Base is { } parent && model.Find(parent.Name) is { } found && (found.IsResponse || DerivesFromResponse(found, model));
}
