using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>The rules for schema files. Each has its page, <c>generator/docs/ID.md</c>.</summary>
internal static class SchemaRules
{
    public static readonly DiagnosticDescriptor NotJson = CreateError("INS001", "Schema file is not JSON", FromSchemas);
    public static readonly DiagnosticDescriptor Empty = CreateError("INS002", "Empty schema file", FromSchemas);
    public static readonly DiagnosticDescriptor MissingDatasetName = CreateError("INS003", "Dataset without a name", FromSchemas);
    public static readonly DiagnosticDescriptor DuplicateDataset = CreateError(
        "INS004",
        "Duplicate dataset",
        "The dataset '{0}' is already described by '{1}' (letter case does not distinguish datasets); this description is not used. Remove one of them.");
    public static readonly DiagnosticDescriptor DuplicateName = CreateError("INS005", "Duplicate name in a dataset", FromSchemas);
    public static readonly DiagnosticDescriptor IdentifierConflict = CreateError("INS006", "Names with the same C# name", FromSchemas);
    public static readonly DiagnosticDescriptor UnknownType = CreateError("INS007", "Unknown column type", FromSchemas);
    public static readonly DiagnosticDescriptor WrongKind = CreateError("INS008", "Wrong kind of JSON value", FromSchemas);
    public static readonly DiagnosticDescriptor InvalidName = CreateError("INS009", "Name cannot be written in a query", FromSchemas);
    public static readonly DiagnosticDescriptor NoColumns = CreateError("INS010", "Dataset without columns and metrics", FromSchemas);
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

    public static readonly DiagnosticDescriptor UnknownAddition =
        Rule.Create("INS011", "Addition has no effect", FromSchemas, Category, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor UnknownOverlayColumn = CreateError("INS018", "Overlay of a column that the dataset does not have", FromSchemas);
    public static readonly DiagnosticDescriptor OverlayNotApplied = CreateError("INS019", "Overlay is not applied", FromSchemas);

    private const string Category = "Insights.Schemas";

    /// <summary>The reader of schema files has the messages, since the tool shows them too.</summary>
    private const string FromSchemas = "{0}";

    public static DiagnosticDescriptor Get(SchemaProblemKind kind) => kind switch
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
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The problem has no rule."),
    };

    // Cannot be disabled: otherwise a part of the schema would be missing without a report.
    private static DiagnosticDescriptor CreateError(string id, string title, string messageFormat) =>
        Rule.Create(id, title, messageFormat, Category, DiagnosticSeverity.Error, WellKnownDiagnosticTags.NotConfigurable);
}
