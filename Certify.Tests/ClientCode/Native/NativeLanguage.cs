using Certify.Tests.Support;

namespace Certify.Tests.ClientCode.Native;

/// <summary>A language whose generated code is compiled and run here.</summary>
/// <param name="name">As in <c>/types/{name}</c>; also the folder of its stubs, its program and its sample.</param>
public abstract class NativeLanguage(string name)
{
    /// <summary>For what a JVM does here, the first compiler and one collector are twice as quick as all that it has.</summary>
    protected static readonly string[] ShortLived = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];

    protected static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    public string Name => name;

    /// <summary>The file for the code of the whole catalogue.</summary>
    public abstract string CatalogueFile { get; }

    /// <summary>The file for the code of <see cref="Gadgets"/>, which has what the catalogue has none of: enums, generics, every scalar.</summary>
    public abstract string GadgetFile { get; }

    /// <summary>Puts the gadgets where their names meet no other.</summary>
    public virtual string GadgetOptions => "Package=gadgets";

    /// <summary>The stubs of the client library.</summary>
    public string[] Stubs => FilesOf("Certify.Tests", "ClientCode", "Stubs", name);

    /// <summary>The program of the tests and the sample.</summary>
    public string[] Programs => [.. FilesOf("Certify.Tests", "ClientCode", "Native", "Programs", name), .. FilesOf("samples", name)];

    protected abstract string Extension { get; }

    /// <summary>Asks for the tools: the test ends here where one is missing.</summary>
    public abstract void RequireTools();

    /// <summary>Compiles, in one call, with warnings as errors.</summary>
    /// <param name="folder">A folder for what comes out.</param>
    /// <param name="sources">All but the stubs.</param>
    internal abstract Task<Ran> Compile(string folder, IReadOnlyList<string> sources);

    /// <summary>Runs the program of the tests.</summary>
    internal abstract Task<Ran> RunWire(string folder, string mode, string input);

    internal abstract Task<Ran> RunSample(string folder, string[] arguments);

    /// <summary>As tests are named after it.</summary>
    public override string ToString() => name;

    private string[] FilesOf(params string[] folder)
    {
        var path = Path.Combine([Repository.Root, .. folder]);
        return [.. Directory.GetFiles(path, "*" + Extension, SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(file) != "dtos")];
    }
}
