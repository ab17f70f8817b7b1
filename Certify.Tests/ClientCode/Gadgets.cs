using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.MessageHost.Pipeline;
using Certify.ServiceModel.Contracts;
using Certify.Tests.MessageHost;

namespace Certify.Tests.ClientCode;

/// <summary>A small set of messages with one of everything that client code has to spell.</summary>
public static class Gadgets
{
    public enum Colour
    {
        Red,
        DarkBlue,
    }

    public abstract class Named
    {
        [DataMember(Name = "user_sid")]
        public string UserSid { get; set; } = "";

        public Colour? Colour { get; set; }
    }

    public sealed class Gadget : Named
    {
        [DataMember(Name = "t_photo")]
        public int PhotoType { get; set; }

        public long Big { get; set; }

        public decimal Price { get; set; }

        public double? Ratio { get; set; }

        public bool Ready { get; set; }

        public Guid Key { get; set; }

        public DateTimeOffset? Since { get; set; }

        public byte[]? Raw { get; set; }

        public object? Context { get; set; }

        [DataMember(Name = "class")]
        public string? Class { get; set; }

        public List<string> Tags { get; set; } = [];

        public Dictionary<string, Part> Parts { get; set; } = [];

        public List<List<int>>? Matrix { get; set; }
    }

    public sealed class Part
    {
        public string? Sku { get; set; }
    }

    public sealed class Paged<T>
    {
        public int Offset { get; set; }

        public List<T> Results { get; set; } = [];
    }

    [Tag("Toy")]
    [Route("/gadgets/{Id}", "GET")]
    [Route("/gadget/{Id}", "GET")]
    [RequiresSession]
    public sealed class FindGadget : IReturn<Gadget>, IGet
    {
        [Required]
        public long? Id { get; set; }

        [DataMember(Name = "from")]
        public DateTimeOffset? From { get; set; }

        [AllowedValuesOnWire("0", "1")]
        public int? Kind { get; set; }
    }

    [Tag("Toy")]
    public sealed class ListGadgets : IReturn<Paged<Gadget>>, IGet
    {
        public List<int> Ids { get; set; } = [];
    }

    [Tag("Toy")]
    public sealed class AllParts : IReturn<List<Part>>, IGet;

    [Tag("Boxed")]
    [Route("/boxed/gadget/photo", "POST")]
    public sealed class UploadGadgetPhoto : IReturn<Part>, IPost
    {
        [DataMember(Name = "t_photo")]
        public int? PhotoType { get; set; }

        [FilePart("v_photo")]
        public UploadedFile? Photo { get; set; }
    }

    [Tag("Boxed")]
    public sealed class ReadGadgetPhoto : IReturn<byte[]>, IGet;

    [Tag("Boxed")]
    public sealed class RemoveGadget : IReturnVoid, IDelete
    {
        public long Id { get; set; }
    }

    [Tag("Boxed")]
    public sealed class SaveGadget : IReturn<Gadget>, IPut
    {
        public Gadget? Gadget { get; set; }
    }

    [Tag("Toy")]
    public sealed class GetAccessToken : IReturn<GetAccessTokenResponse>, IPost;

    public sealed class GetAccessTokenResponse
    {
        public string? AccessToken { get; set; }
    }

    public sealed class Services
    {
        public Answer<Gadget> Get(FindGadget message) => new Gadget { Big = message.Id ?? 0 };

        public Answer<Paged<Gadget>> Get(ListGadgets message) => new Paged<Gadget> { Offset = message.Ids.Count };

        public Answer<List<Part>> Get(AllParts message) => message is null ? [] : new List<Part> { new() };

        public Answer<Part> Post(UploadGadgetPhoto message) => new Part { Sku = message.Photo?.FileName };

        public Answer<FileResponse> Get(ReadGadgetPhoto message) => new FileResponse(new byte[] { 1 }, message is null ? "" : "image/png");

        public Refusal? Delete(RemoveGadget message) => message.Id < 0 ? new Refusal("BAD", "bad", 200, 400) : null;

        public Answer<Gadget> Put(SaveGadget message) => message.Gadget!;

        public Answer<GetAccessTokenResponse> Post(GetAccessToken message) => new GetAccessTokenResponse { AccessToken = message.ToString() };
    }

    public static IEnumerable<Type> Types => typeof(Gadgets).GetNestedTypes();

    public static IProtocol[] Protocols => [new ToyProtocol(), new BoxedProtocol()];
}
