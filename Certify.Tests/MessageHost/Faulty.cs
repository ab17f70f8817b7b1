using Certify.MessageHost.Pipeline;
using Certify.ServiceModel.Contracts;

namespace Certify.Tests.MessageHost;

/// <summary>Messages and services that a catalogue refuses.</summary>
public static class Faulty
{
    [Tag("Toy")]
    public sealed class NoService : IReturn<Toys.Envelope>;

    [Tag("Toy")]
    public sealed class TwoServices : IReturn<Toys.Envelope>;

    [Route("/no/tag", "GET")]
    public sealed class NoTag : IReturn<Toys.Envelope>;

    [Tag("Nowhere")]
    public sealed class StrangeTag : IReturn<Toys.Envelope>;

    [Tag("Toy")]
    [Fails("999", "never")]
    public sealed class StrangeCode : IReturn<Toys.Envelope>;

    [Tag("Toy")]
    [Route("/strange/{Id}", "GET")]
    public sealed class StrangePlace : IReturn<Toys.Envelope>;

    [Tag("Toy")]
    [Route("/strange/verb", "PATCH")]
    public sealed class StrangeVerb : IReturn<Toys.Envelope>;

    [Tag("Toy")]
    [Route("/strange/{**rest}", "GET")]
    public sealed class StrangePath : IReturn<Toys.Envelope>;

    [Tag("Toy")]
    public sealed class NoReturn;

    [Tag("Toy")]
    public sealed class WrongReturn : IReturn<Toys.Envelope>;

    [Tag("Toy")]
    public sealed class Unbindable : IReturn<Toys.Envelope>
    {
        public Uri? Where { get; set; }
    }

    [Tag("Toy")]
    [Route("/Shared/{Id}/x/", "GET")]
    public sealed class Route1 : IReturn<Toys.Envelope>
    {
        public string? Id { get; set; }
    }

    [Tag("Toy")]
    [Route("/shared/{Other}/X", "GET,POST")]
    public sealed class Route2 : IReturn<Toys.Envelope>
    {
        public string? Other { get; set; }
    }

    [Tag("Toy")]
    [Route("/any/{Id}/x", "GET")]
    public sealed class Ambiguous1 : IReturn<Toys.Envelope>
    {
        public string? Id { get; set; }
    }

    [Tag("Toy")]
    [Route("/any/fixed/{Id}", "POST")]
    public sealed class Ambiguous2 : IReturn<Toys.Envelope>
    {
        public string? Id { get; set; }
    }

    public static class Inner
    {
        [Tag("Toy")]
        public sealed class Route1 : IReturn<Toys.Envelope>;
    }

    public sealed class LostService
    {
        public Answer<Toys.Envelope> Post(Toys.Save message) => new Toys.Envelope { Note = message.Name };
    }

    public sealed class OneService
    {
        private static readonly Toys.Envelope Done = new();

        public Answer<Toys.Envelope> Get(TwoServices message) => Done;

        public Answer<Toys.Envelope> Get(NoTag message) => Done;

        public Answer<Toys.Envelope> Get(StrangeTag message) => Done;

        public Answer<Toys.Envelope> Get(StrangeCode message) => Done;

        public Answer<Toys.Envelope> Get(StrangePlace message) => Done;

        public Answer<Toys.Envelope> Get(StrangeVerb message) => Done;

        public Answer<Toys.Envelope> Get(StrangePath message) => Done;

        public Refusal? Get(NoReturn message) => null;

        public Toys.Envelope Get(WrongReturn message) => Done;

        public Answer<Toys.Envelope> Get(Unbindable message) => Done;

        public Answer<Toys.Envelope> Get(Route1 message) => Done;

        public Answer<Toys.Envelope> Get(Route2 message) => Done;

        public Answer<Toys.Envelope> Get(Ambiguous1 message) => Done;

        public Answer<Toys.Envelope> Post(Ambiguous2 message) => Done;

        public Answer<Toys.Envelope> Get(Inner.Route1 message) => Done;
    }

    public sealed class OtherService
    {
        public Answer<Toys.Envelope> Any(TwoServices message) => new Toys.Envelope();
    }
}
