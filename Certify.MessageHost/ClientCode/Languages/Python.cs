using System.Text.RegularExpressions;

namespace Certify.MessageHost.ClientCode.Languages;

/// <summary>Data classes whose members are named as on the wire, with the wire name stated wherever the library's camel case would change it.</summary>
internal sealed partial class Python : Language
{
    private static readonly HashSet<string> Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
        "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];

    public override string Name => "python";

    public override string Title => "Python";

    public override HeaderMarks Header => HeaderMarks.Quotes;

    public override IReadOnlyList<CodeOption> Options { get; } =
    [
        new("GlobalNamespace"), new("AddServiceStackTypes", "True"), new("AddResponseStatus", "False"), new("AddImplicitVersion"),
        new("AddDescriptionAsComments", "True"), new("IncludeTypes"), new("ExcludeTypes"), new("DefaultImports"), new("DataClass"), new("DataClassJson"),
    ];

    public override void Begin(CodeText text, CodePlan plan)
    {
        text.Line("import datetime");
        text.Line("import decimal");
        text.Line("from typing import Any, Dict, Generic, List, Optional, TypeVar");
        text.Line("from dataclasses import dataclass, field");
        text.Line("from dataclasses_json import dataclass_json, LetterCase, Undefined, config");
        text.Line("from enum import Enum");
        text.Line("from servicestack import *");
        foreach (var import in plan.Choices.List("DefaultImports"))
        {
            var parts = import.Split(':');
            text.Line(parts.Length == 2 ? $"from {parts[1]} import {parts[0]}" : $"import {import}");
        }

        text.Line();
        foreach (var parameter in plan.Model.Types.SelectMany(type => type.Parameters).Distinct())
        {
            text.Line($"{parameter} = TypeVar('{parameter}')");
        }

        text.Line();
    }

    public override void WriteEnum(CodeText text, ApiType type, CodePlan plan) =>
        text.Block($"class {type.Name}(str, Enum):", () =>
        {
            DocString(text, plan, type.Summary);
            foreach (var member in type.Members!)
            {
                text.Line($"{Words().Replace(member.Name, "$1_$2").ToUpperInvariant()} = '{member.Name}'");
            }
        }, "");

    public override void WriteClass(CodeText text, ApiType type, CodePlan plan)
    {
        ScriptTypes.Remarks(text, type, "#");
        text.Line(Decorator(plan, "DataClassJson", "@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)"));
        text.Line(Decorator(plan, "DataClass", "@dataclass"));
        text.Block($"class {type.Name}{Heritage(type)}:", () =>
        {
            DocString(text, plan, type.Summary);
            foreach (var property in type.Properties)
            {
                text.Comment("# ", plan.Describes ? property.Description : null);
                text.Line(Member(property));
            }

            ScriptTypes.FileRemarks(text, type, "#");
            if (type.Properties.Count == 0)
            {
                text.Line("pass");
            }
        }, "");
    }

    private static string Member(ApiProperty property)
    {
        var name = Keywords.Contains(property.WireName) ? property.WireName + "_" : property.WireName;
        var isCollection = !property.IsNullable && property.Type is TypeReference.ListOf or TypeReference.MapOf;
        var initial = isCollection ? $"default_factory={(property.Type is TypeReference.ListOf ? "list" : "dict")}" : $"default={property.Initial ?? "None"}";
        var isCamel = CamelCase().IsMatch(property.WireName) && name == property.WireName;
        var value = !isCamel ? $"field(metadata=config(field_name='{property.WireName}'), {initial})"
            : isCollection ? $"field({initial})"
            : property.Initial ?? "None";
        var type = Spell(property.Type);
        return $"{name}: {(isCollection || property.Initial is not null ? type : $"Optional[{type}]")} = {value}";
    }

    private static string Heritage(ApiType type)
    {
        var parents = new List<string>();
        if (type.Base is { } parent)
        {
            parents.Add(Spell(parent));
        }

        if (type.IsRequest)
        {
            parents.Add(type.Returns is { } returns ? $"IReturn[{Spell(returns)}]" : "IReturnVoid");
            parents.Add(CodePlan.MarkerOf(type));
        }

        if (type.Parameters.Count > 0)
        {
            parents.Add($"Generic[{string.Join(", ", type.Parameters)}]");
        }

        return parents.Count == 0 ? "" : $"({string.Join(", ", parents)})";
    }

    private static string Spell(TypeReference type) => type switch
    {
        TypeReference.Scalar scalar => Spell(scalar.Kind),
        TypeReference.ListOf list => $"List[{Spell(list.Item)}]",
        TypeReference.MapOf map => $"Dict[str, {Spell(map.Value)}]",
        TypeReference.Named { Arguments.Count: 0 } named => named.Name,
        TypeReference.Named named => $"{named.Name}[{string.Join(", ", named.Arguments.Select(Spell))}]",
        TypeReference.Parameter parameter => parameter.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string Spell(ScalarKind kind) => kind switch
    {
        ScalarKind.Text or ScalarKind.Identifier => "str",
        ScalarKind.Boolean => "bool",
        ScalarKind.Int32 or ScalarKind.Int64 => "int",
        ScalarKind.Double => "float",
        ScalarKind.Decimal => "decimal.Decimal",
        ScalarKind.Instant or ScalarKind.Day => "datetime.datetime",
        ScalarKind.Bytes => "bytes",
        ScalarKind.Any => "Any",
    };

    private static string Decorator(CodePlan plan, string option, string usual) => plan.Choices.Text(option) is { Length: > 0 } own ? own : usual;

    private static void DocString(CodeText text, CodePlan plan, string? words)
    {
        var lines = CodeText.Wrap(plan.Describes ? words?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal) : null, 110).ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            text.Line($"{(i == 0 ? "\"\"\"" : "")}{lines[i]}{(i == lines.Length - 1 ? "\"\"\"" : "")}");
        }
    }

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Words();

    [GeneratedRegex("^[a-z][a-z0-9]*([A-Z][a-z0-9]+)*$")]
    private static partial Regex CamelCase();
}
