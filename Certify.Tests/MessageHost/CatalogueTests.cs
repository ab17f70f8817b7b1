using Certify.MessageHost.Operations;
using Certify.MessageHost.Pipeline;
using Certify.ServiceModel.Contracts;
using NUnit.Framework;

namespace Certify.Tests.MessageHost;

public sealed class CatalogueTests
{
    private static readonly IProtocol[] Protocols = [new ToyProtocol(), new BoxedProtocol()];

    [Test]
    public void Operations_say_what_their_messages_say()
    {
        var catalogue = Catalogue.Build(ToyHost.Messages, [typeof(ToyServices), typeof(BoxedServices)], Protocols, ToyHost.Document(ToyHost.Messages));
        var echo = catalogue.Find("eCHO")!;
        Assert.Multiple(() =>
        {
            Assert.That(catalogue.Operations, Has.Count.EqualTo(ToyHost.Messages.Count));
            Assert.That((echo.Name, echo.Door, echo.TypedVerb, echo.ChangesState, echo.Summary), Is.EqualTo(("Echo", "Toy", "GET", false, "Some Echo.")));
            Assert.That(echo.Routes, Is.EqualTo(new OperationRoute[] { new("/toy/echo/{Who}", "GET"), new("/toy/echo/{Who}", "POST"), new("/Toy/Echoes/{Who}", "GET") }));
            Assert.That(echo.Fails, Is.EqualTo(new[] { ("BAD", "a field is wrong") }));
            Assert.That(catalogue.Find("Rule"), Has.Property("RequiresSession").True.And.Property("RequiredRole").EqualTo("ruler"));
            Assert.That(catalogue.Find("Remove"), Has.Property("ResponseType").Null.And.Property("TypedVerb").EqualTo("DELETE"));
            Assert.That(catalogue.Find("Picture")!.ReturnsFile);
            Assert.That(catalogue.Find("Nothing"), Is.Null);
        });
    }

    [TestCase(typeof(Faulty.NoService), "NoService has no service method.")]
    [TestCase(typeof(Faulty.TwoServices), "TwoServices has more than one service method: OneService.Get, OtherService.Any.")]
    [TestCase(typeof(Faulty.NoTag), "NoTag has no [Tag].")]
    [TestCase(typeof(Faulty.StrangeTag), "StrangeTag has the tag Nowhere, of which there is no protocol.")]
    [TestCase(typeof(Faulty.StrangeCode), "StrangeCode fails with 999, which is no code of Toy.")]
    [TestCase(typeof(Faulty.StrangePlace), "StrangePlace's route /strange/{Id} has the place Id, which is no property.")]
    [TestCase(typeof(Faulty.StrangeVerb), "StrangeVerb's route /strange/verb has the method 'PATCH'; it may be GET, POST, PUT or DELETE.")]
    [TestCase(typeof(Faulty.StrangePath), "StrangePath's route /strange/{**rest} has a part that is neither a literal nor one place.")]
    [TestCase(typeof(Faulty.NoReturn), "NoReturn must implement exactly one of IReturn<T> and IReturnVoid.")]
    [TestCase(typeof(Faulty.WrongReturn), "OneService.Get(WrongReturn) must return Answer<Envelope>, or a Task or ValueTask of it.")]
    [TestCase(typeof(Faulty.Unbindable), "Unbindable.Where cannot be bound: it is read-only or of a type that no request can carry.")]
    public void A_message_that_does_not_fit_stops_the_start(Type message, string failure)
    {
        Assert.That(Failures(message), Is.EqualTo(new[] { failure }));
    }

    [Test]
    public void Every_failure_is_told_at_once()
    {
        var thrown = Assert.Throws<CatalogueException>(() => Build([typeof(Faulty.NoService), typeof(Faulty.StrangeCode)]))!;
        Assert.That(thrown.Failures, Has.Count.EqualTo(2));
        Assert.That(thrown.Message, Does.Contain(thrown.Failures[0]).And.Contain(thrown.Failures[1]));
    }

    [Test]
    public void Two_operations_may_not_share_a_route_however_it_is_spelt()
    {
        Assert.That(Failures(typeof(Faulty.Route1), typeof(Faulty.Route2)), Is.EqualTo(new[] { "Route1 and Route2 share the route GET /Shared/{Id}/x/." }));
    }

    [Test]
    public void Two_routes_may_not_fit_one_path()
    {
        Assert.That(Failures(typeof(Faulty.Ambiguous1), typeof(Faulty.Ambiguous2)),
            Is.EqualTo(new[] { "Ambiguous1's route GET /any/{Id}/x and Ambiguous2's route /any/fixed/{Id} fit one path." }));
    }

    [Test]
    public void Two_messages_may_not_have_one_name()
    {
        Assert.That(Failures(typeof(Faulty.Route1), typeof(Faulty.Inner.Route1)).Single(), Does.EndWith("have one name; the name is the typed URL."));
    }

    [Test]
    public void A_method_needs_its_message()
    {
        var thrown = Assert.Throws<CatalogueException>(() => Catalogue.Build([], [typeof(Faulty.LostService)], Protocols, ToyHost.Document([])))!;
        Assert.That(thrown.Failures, Is.EqualTo(new[] { "LostService.Post takes Save, which is no message of the catalogue." }));
    }

    [Test]
    public void Messages_and_properties_are_documented()
    {
        var undocumented = Assert.Throws<CatalogueException>(() =>
            Catalogue.Build([typeof(Faulty.Route1)], [typeof(Faulty.OneService)], Protocols, Documentation.Parse("<doc/>")))!;
        Assert.That(undocumented.Failures, Does.Contain("Route1 has no doc comment.").And.Contain("Route1.Id has no doc comment."));
    }

    [Test]
    public void Doc_comments_are_read_as_plain_text()
    {
        var (type, property) = (typeof(Faulty.Route1), typeof(Faulty.Route1).GetProperty("Id")!);
        var documentation = Documentation.Parse($"""
            <doc><members>
              <member name="{ToyHost.KeyOf(type)}"><summary>
                Finds <see cref="T:Some.Place.Thing"/> by <c>its</c>
                name.</summary><remarks>A remark.</remarks></member>
              <member name="{ToyHost.KeyOf(property)}"><summary> </summary></member>
            </members></doc>
            """);
        Assert.That((documentation.Summary(type), documentation.Remarks(type)), Is.EqualTo(("Finds Thing by its name.", "A remark.")));
        Assert.That(documentation.Summary(property), Is.Null);
    }

    [Test]
    public void The_file_beside_the_assembly_documents_the_messages_of_the_service_model()
    {
        var documentation = Documentation.Beside(typeof(RouteAttribute).Assembly);
        Assert.That(documentation.Summary(typeof(RouteAttribute)), Is.EqualTo("One legacy path of an operation. A message carries all its spellings."));
    }

    private static IReadOnlyList<string> Failures(params Type[] messages) => Assert.Throws<CatalogueException>(() => Build(messages))!.Failures;

    /// <summary>Builds from these messages and those methods of the faulty services that take them.</summary>
    private static Catalogue Build(Type[] messages)
    {
        Type[] services = [typeof(Faulty.OneService), typeof(Faulty.OtherService)];
        try
        {
            return Catalogue.Build(messages, services, Protocols, ToyHost.Document(messages));
        }
        catch (CatalogueException exception)
        {
            var failures = exception.Failures.Where(failure => !failure.EndsWith("no message of the catalogue.", StringComparison.Ordinal)).ToArray();
            throw new CatalogueException(failures);
        }
    }
}
