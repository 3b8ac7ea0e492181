using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>The rules that schema files must keep. Each has its page, <c>generator/docs/ID.md</c>.</summary>
internal static class SchemaRules
{
    public static readonly DiagnosticDescriptor NotJson = Error("INS001", "A schema file is not JSON");
    public static readonly DiagnosticDescriptor Empty = Error("INS002", "A schema file is empty");
    public static readonly DiagnosticDescriptor NoName = Error("INS003", "A dataset has no name");
    public static readonly DiagnosticDescriptor DuplicateDataset = Error("INS004", "A dataset is described twice");
    public static readonly DiagnosticDescriptor DuplicateName = Error("INS005", "A name stands twice in a dataset");
    public static readonly DiagnosticDescriptor IdentifierClash = Error("INS006", "Two names become one C# name");
    public static readonly DiagnosticDescriptor UnknownType = Error("INS007", "A column type does not exist");
    public static readonly DiagnosticDescriptor WrongKind = Error("INS008", "A JSON value is of the wrong kind");
    public static readonly DiagnosticDescriptor InvalidName = Error("INS009", "A name cannot be written in a query");
    public static readonly DiagnosticDescriptor NoColumn = Error("INS010", "A dataset has nothing to select");
    public static readonly DiagnosticDescriptor Unreadable = Error("INS012", "A schema file cannot be read");

    public static readonly DiagnosticDescriptor WrongSetting = Error("INS013", "A property of the project has a value that it cannot have");

    public static readonly DiagnosticDescriptor LanguageVersion = Error("INS014", "LangVersion is too low for generated code");
    public static readonly DiagnosticDescriptor LibraryAlias = Error("INS015", "Insights.Typed is referenced under an alias");
    public static readonly DiagnosticDescriptor ReferencedTypes = Error("INS016", "A schema file describes a dataset next to the types of a referenced project");
    public static readonly DiagnosticDescriptor NoSchemaFile = Error("INS017", "The project has no schema file");

    public static readonly DiagnosticDescriptor UnknownAddition =
        new("INS011", "An addition has no effect", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: PageOf("INS011"));

    public static readonly DiagnosticDescriptor OverlayWithoutColumn = Error("INS018", "An overlay declares a column that its dataset does not have");
    public static readonly DiagnosticDescriptor OverlayNotApplied = Error("INS019", "An overlay is not applied");

    private const string Category = "Insights.Schemas";

    public static DiagnosticDescriptor Of(SchemaFault fault) => fault switch
    {
        SchemaFault.NotJson => NotJson,
        SchemaFault.Empty => Empty,
        SchemaFault.NoName => NoName,
        SchemaFault.DuplicateName => DuplicateName,
        SchemaFault.IdentifierClash => IdentifierClash,
        SchemaFault.UnknownType => UnknownType,
        SchemaFault.WrongKind => WrongKind,
        SchemaFault.InvalidName => InvalidName,
        SchemaFault.NoColumn => NoColumn,
        SchemaFault.UnknownAddition => UnknownAddition,
        SchemaFault.OverlayWithoutColumn => OverlayWithoutColumn,
        SchemaFault.OverlayNotApplied => OverlayNotApplied,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "A fault without a rule."),
    };

    // Not to be switched off: what a broken part of a schema leaves out would be missed in silence.
    private static DiagnosticDescriptor Error(string id, string title) =>
        new(id, title, "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: PageOf(id), customTags: WellKnownDiagnosticTags.NotConfigurable);

    private static string PageOf(string id) => $"generator/docs/{id}.md";
}
