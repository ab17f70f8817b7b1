using Certify.Tests.Support;

namespace Certify.Tests.ClientCode.Native;

/// <summary>Debian's Python, which has Debian's dataclasses-json; another Python of the path may not.</summary>
internal sealed class PythonClient() : NativeLanguage("python")
{
    private const string Interpreter = "/usr/bin/python3";

    public override string CatalogueFile => "dtos.py";

    public override string GadgetFile => "gadgets.py";

    protected override string Extension => ".py";

    public override void RequireTools()
    {
        Tools.File("Debian's Python", Interpreter);
        Tools.File("dataclasses-json (python3-dataclasses-json)", "/usr/lib/python3/dist-packages/dataclasses_json/__init__.py");
    }

    /// <summary>Nothing is compiled ahead: the generated modules are imported, which makes every class, and the programs are parsed.</summary>
    internal override Task<Ran> Compile(string folder, IReadOnlyList<string> sources)
    {
        const string check = """
            import ast, importlib, os, sys
            for file in sys.argv[1:]:
                ast.parse(open(file, encoding='utf-8').read(), file)
                if os.path.dirname(file) == os.getcwd():
                    importlib.import_module(os.path.basename(file)[:-3])
            """;
        return Tools.Run(folder, "", Paths(folder), Interpreter, ["-c", check, .. sources]);
    }

    internal override Task<Ran> RunWire(string folder, string mode, string input) => Tools.Run(folder, input, Paths(folder), Interpreter, Program("wire.py"), mode);

    internal override Task<Ran> RunSample(string folder, string[] arguments) =>
        Tools.Run(folder, "", Paths(folder), Interpreter, [Program("sample.py"), .. arguments]);

    private string Program(string name) => Programs.Single(file => Path.GetFileName(file) == name);

    /// <summary>The stubs are first: nothing that is installed takes their place. No __pycache__ appears in the tree.</summary>
    private Dictionary<string, string> Paths(string folder) => new()
    {
        ["PYTHONPATH"] = string.Join(':', Path.GetDirectoryName(Stubs[0])!, folder, Path.GetDirectoryName(Program("sample.py"))!),
        ["PYTHONDONTWRITEBYTECODE"] = "1",
    };
}
