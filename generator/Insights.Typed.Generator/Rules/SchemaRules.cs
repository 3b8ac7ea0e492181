using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>
/// The rules for schema files. Each has its page, <c>generator/docs/ID.md</c>. <see cref="SchemaMessages"/> has the messages about the
/// content of a file, since the tool shows them too.
/// </summary>
internal static class SchemaRules
{
    public static readonly DiagnosticDescriptor NotJson = CreateError("INS001", "Schema file is not JSON", SchemaProblemKind.NotJson);
    public static readonly DiagnosticDescriptor Empty = CreateError("INS002", "Empty schema file", SchemaProblemKind.Empty);
    public static readonly DiagnosticDescriptor MissingDatasetName = CreateError("INS003", "Dataset without a name", SchemaProblemKind.MissingDatasetName);
    public static readonly DiagnosticDescriptor DuplicateDataset = CreateError(
        "INS004",
        "Duplicate dataset",
        "The dataset '{0}' is already described by '{1}' (letter case does not distinguish datasets); this description is not used. Remove one of them.");
    public static readonly DiagnosticDescriptor DuplicateName = CreateError("INS005", "Duplicate name in a dataset", SchemaProblemKind.DuplicateName);
    public static readonly DiagnosticDescriptor IdentifierConflict = CreateError("INS006", "Names with the same C# name", SchemaProblemKind.IdentifierConflict);
    public static readonly DiagnosticDescriptor UnknownType = CreateError("INS007", "Unknown column type", SchemaProblemKind.UnknownType);
    public static readonly DiagnosticDescriptor WrongKind = CreateError("INS008", "Wrong kind of JSON value", SchemaProblemKind.WrongKind);
    public static readonly DiagnosticDescriptor InvalidName = CreateError("INS009", "Name cannot be written in a query", SchemaProblemKind.InvalidName);
    public static readonly DiagnosticDescriptor NoColumns = CreateError("INS010", "Dataset without columns and metrics", SchemaProblemKind.NoColumns);
    public static readonly DiagnosticDescriptor UnknownAddition =
        Rule.Create("INS011", "Addition has no effect", GetFirstFormat(SchemaProblemKind.UnknownAddition), Category, DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor Unreadable = CreateError("INS012", "Schema file cannot be read", "The schema file '{0}' cannot be read. Check that it exists and is a text file.");

    public static readonly DiagnosticDescriptor InvalidProperty = CreateError("INS013", "Invalid value of a project property", "Invalid value '{1}' of the property {0}: {2}");

    public static readonly DiagnosticDescriptor LanguageVersion = CreateError(
        "INS014",
        "LangVersion is too low for generated code",
        "Insights.Typed generates C# {0} code, and the project's LangVersion is {1}, so nothing is generated. Remove the property LangVersion, or set it to {0} or later.");
    public static readonly DiagnosticDescriptor LibraryAlias = CreateError(
        "INS015",
        "Insights.Typed is referenced with an alias",
        "Insights.Typed is referenced with the alias '{0}' only, so generated code cannot find its types and nothing is generated. Remove Aliases from the reference, or add the global namespace: Aliases=\"global,{0}\".");
    public static readonly DiagnosticDescriptor ReferencedTypes = CreateError(
        "INS016",
        "Dataset conflicts with the types of a referenced project",
        "The dataset '{0}' is not generated: the referenced {1} has the class {2}.Datasets, and a second class with that name would hide it. "
        + "Set the property InsightsNamespace of this project to another namespace, or move the schema file to the project of {1}.");
    public static readonly DiagnosticDescriptor NoSchemaFile = CreateError(
        "INS017",
        "Project without a schema file",
        "This project has no schema file, so it has no datasets. If it references Insights.Typed only through another project or package, add <PackageReference Include=\"Insights.Typed\" />, "
        + "or set InsightsAccessibility to public in the project whose types it should use.");

    public static readonly DiagnosticDescriptor UnknownOverlayColumn =
        CreateError("INS018", "Overlay of a column that the dataset does not have", SchemaProblemKind.UnknownOverlayColumn);
    public static readonly DiagnosticDescriptor OverlayNotApplied = CreateError("INS019", "Overlay is not applied", SchemaProblemKind.OverlayNotApplied);

    private const string Category = "Insights.Schemas";

    private static readonly Dictionary<SchemaMessage, DiagnosticDescriptor> ByMessage =
        SchemaMessages.All.ToDictionary(message => message, message => Rule.WithMessage(GetFirst(message.Kind), message.Format));

    /// <summary>Gets the descriptors of all messages about the content of a file.</summary>
    public static IReadOnlyCollection<DiagnosticDescriptor> ContentRules => ByMessage.Values;

    /// <summary>Gets the descriptor of a message about the content of a file.</summary>
    public static DiagnosticDescriptor Get(SchemaMessage message) => ByMessage[message];

    /// <summary>Gets the descriptor of the first message of a rule.</summary>
    private static DiagnosticDescriptor GetFirst(SchemaProblemKind kind) => kind switch
    {
        SchemaProblemKind.NotJson => NotJson,
        SchemaProblemKind.Empty => Empty,
        SchemaProblemKind.MissingDatasetName => MissingDatasetName,
        SchemaProblemKind.DuplicateName => DuplicateName,
        SchemaProblemKind.IdentifierConflict => IdentifierConflict,
        SchemaProblemKind.UnknownType => UnknownType,
        SchemaProblemKind.WrongKind => WrongKind,
        SchemaProblemKind.InvalidName => InvalidName,
        SchemaProblemKind.NoColumns => NoColumns,
        SchemaProblemKind.UnknownAddition => UnknownAddition,
        SchemaProblemKind.UnknownOverlayColumn => UnknownOverlayColumn,
        SchemaProblemKind.OverlayNotApplied => OverlayNotApplied,
    };

    private static string GetFirstFormat(SchemaProblemKind kind) => SchemaMessages.All.First(message => message.Kind == kind).Format;

    private static DiagnosticDescriptor CreateError(string id, string title, SchemaProblemKind kind) => CreateError(id, title, GetFirstFormat(kind));

    // Cannot be disabled: otherwise a part of the schema would be missing without a report.
    private static DiagnosticDescriptor CreateError(string id, string title, string messageFormat) =>
        Rule.Create(id, title, messageFormat, Category, DiagnosticSeverity.Error, WellKnownDiagnosticTags.NotConfigurable);
}
