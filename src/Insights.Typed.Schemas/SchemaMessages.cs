using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>The format of a message about a schema file.</summary>
/// <param name="Kind">The kind of the problem.</param>
/// <param name="Format">The message, with a placeholder for each argument. A suggestion is an argument too, and can be empty.</param>
public sealed record SchemaMessage(SchemaProblemKind Kind, string Format);

/// <summary>
/// The messages about the content of a schema file, by the rules that a build reports. The tool and the local service show the same
/// messages.
/// </summary>
public static class SchemaMessages
{
    // INS001
    internal static readonly SchemaMessage InvalidJson = new(SchemaProblemKind.NotJson, "The file is not valid JSON: {0}");

    // INS002
    internal static readonly SchemaMessage EmptyFile = new(
        SchemaProblemKind.Empty, $"The file is empty; it must contain a dataset as the service describes it, with at least '{DatasetProperties.Name}' and '{DatasetProperties.Columns}'.");
    internal static readonly SchemaMessage EmptyResponse = new(SchemaProblemKind.Empty, "The response contains no dataset.");

    // INS003
    internal static readonly SchemaMessage NoDatasetName = new(SchemaProblemKind.MissingDatasetName, $"The dataset has no '{DatasetProperties.Name}'.");
    internal static readonly SchemaMessage MisspelledDatasetName = new(SchemaProblemKind.MissingDatasetName, $"The dataset has no '{DatasetProperties.Name}'. Is '{{0}}' a misspelling of it?");
    internal static readonly SchemaMessage EmptyDatasetName = new(SchemaProblemKind.MissingDatasetName, $"'{DatasetProperties.Name}' is empty.");

    // INS005
    internal static readonly SchemaMessage DuplicateName = new(
        SchemaProblemKind.DuplicateName, "The {0} '{1}' is duplicated: a {2} '{3}' already exists, and columns and metrics share one set of names.");
    internal static readonly SchemaMessage DuplicateProperty = new(SchemaProblemKind.DuplicateName, "The property '{0}' is duplicated in '{1}'.");
    internal static readonly SchemaMessage DuplicateDatasetProperty = new(SchemaProblemKind.DuplicateName, "The property '{0}' is duplicated in one dataset.");
    internal static readonly SchemaMessage DuplicateOverlayProperty = new(SchemaProblemKind.DuplicateName, "The property '{0}' is duplicated in one overlay.");
    internal static readonly SchemaMessage DuplicateQueryId = new(SchemaProblemKind.DuplicateName, "The dataset '{0}' has two system queries with the id '{1}'.");
    internal static readonly SchemaMessage DuplicateSelection = new(SchemaProblemKind.DuplicateName, "This system query selects '{0}' twice.");

    // INS006
    internal static readonly SchemaMessage IdentifierConflict = new(SchemaProblemKind.IdentifierConflict, "'{0}' and '{1}' would both become the C# name '{2}'.");
    internal static readonly SchemaMessage QueryIdentifierConflict = new(
        SchemaProblemKind.IdentifierConflict,
        "The system queries '{0}' and '{1}' would both become the C# name '{2}'; give each a 'name' that differs in its letters or digits.");

    /// <summary>INS006, for the name of a system query that another file uses. Only a build compares files.</summary>
    public static readonly SchemaMessage SystemQueryConflict = new(
        SchemaProblemKind.IdentifierConflict, "The system query '{0}' of '{1}' would become the C# name '{2}', which another dataset has; give it another 'name'. It is not used.");

    /// <summary>INS006, for two datasets with one C# name.</summary>
    public static readonly SchemaMessage DatasetConflict = new(
        SchemaProblemKind.IdentifierConflict,
        "The datasets '{0}' and '{1}' would both become the C# name '{2}', and '{1}' is already described by '{3}'; this description is not used.");

    // INS007
    internal static readonly SchemaMessage UnknownType = new(SchemaProblemKind.UnknownType, "The column type '{0}' does not exist; the types are {1}.{2}");

    // INS008
    internal static readonly SchemaMessage RootNotObject = new(SchemaProblemKind.WrongKind, "The file must contain one object, not {0}.");
    internal static readonly SchemaMessage ResponseNotArray = new(SchemaProblemKind.WrongKind, $"'{DatasetProperties.Response}' is an array of datasets, not {{0}}.");
    internal static readonly SchemaMessage DatasetNotObject = new(SchemaProblemKind.WrongKind, "A dataset is an object, not {0}.");
    internal static readonly SchemaMessage NotObject = new(SchemaProblemKind.WrongKind, "'{0}' is an object, not {1}.");
    internal static readonly SchemaMessage NotString = new(SchemaProblemKind.WrongKind, "'{0}' is a string, not {1}.");
    internal static readonly SchemaMessage NotArrayOfStrings = new(SchemaProblemKind.WrongKind, "'{0}' is an array of strings, not {1}.");
    internal static readonly SchemaMessage ItemNotString = new(SchemaProblemKind.WrongKind, "'{0}' is an array of strings; this is {1}.");
    internal static readonly SchemaMessage NotArrayOfObjects = new(SchemaProblemKind.WrongKind, "'{0}' is an array of objects, not {1}.");
    internal static readonly SchemaMessage ItemNotObject = new(SchemaProblemKind.WrongKind, "'{0}' is an array of objects; this is {1}.");
    internal static readonly SchemaMessage MappedNotString = new(SchemaProblemKind.WrongKind, "'{0}' is an object with a string for each name; this is {1}. {2}");
    internal static readonly SchemaMessage NotWholeNumber = new(SchemaProblemKind.WrongKind, "'{0}' is a whole number above zero, not {1}. {2}");
    internal static readonly SchemaMessage NullableNotBoolean = new(SchemaProblemKind.WrongKind, "'nullable' is true or false, not {0}.");
    internal static readonly SchemaMessage InvalidLiterals = new(
        SchemaProblemKind.WrongKind,
        "A flag needs its two literals: 'true' and 'false' are two different texts of letters and digits, such as \"Y\" and \"N\", or \"1\" and \"0\".");
    internal static readonly SchemaMessage InvalidDateFormat = new(
        SchemaProblemKind.WrongKind, "'format' states the order of day, month and year, such as \"MM/dd/yyyy\" or \"d.M.yyyy\", not '{0}'.");
    internal static readonly SchemaMessage ContradictingDateFormat = new(
        SchemaProblemKind.WrongKind,
        "'format' cannot be '{0}': a date that starts with its year and has '-' or '/' is always read as year, month and day. If the service sends another order, declare the column as \"text\".");
    internal static readonly SchemaMessage InvalidSamples = new(SchemaProblemKind.WrongKind, "'samples' is an array of one or more strings, such as [\"Germany\", \"France\"].");
    internal static readonly SchemaMessage IncompleteQuery = new(SchemaProblemKind.WrongKind, "A system query needs a 'queryId' and a 'query'.");
    internal static readonly SchemaMessage InvalidQueryName = new(SchemaProblemKind.WrongKind, "The 'name' of a system query has at least one letter or digit.");
    internal static readonly SchemaMessage InvalidQuery = new(SchemaProblemKind.WrongKind, "'query' is not a query: {0} (character {1}).");

    // INS009
    internal static readonly SchemaMessage NameTooLong = new(
        SchemaProblemKind.InvalidName, "The {0} name '{1}…' has {2} characters; C# types can be made of names with up to {3}.");
    internal static readonly SchemaMessage KeywordName = new(SchemaProblemKind.InvalidName, "The {0} name '{1}' cannot be written in a query: it is a word of the query language.");
    internal static readonly SchemaMessage InvalidName = new(
        SchemaProblemKind.InvalidName, "The {0} name '{1}' cannot be written in a query: a name consists of letters, digits, '_', '-' and '.'.");

    // INS010
    internal static readonly SchemaMessage NoColumns = new(
        SchemaProblemKind.NoColumns, $"The dataset '{{0}}' has no column and no metric, so there is nothing to select; '{DatasetProperties.Columns}' should list them.");

    // INS011
    internal static readonly SchemaMessage UnknownProperty = new(SchemaProblemKind.UnknownAddition, "'{0}' has no property '{1}'; it has {2}.{3}");
    internal static readonly SchemaMessage UnlistedColumn = new(SchemaProblemKind.UnknownAddition, "'{0}' is declared here, but the service's part of the file does not list it.{1}");
    internal static readonly SchemaMessage LiteralsWithoutFlag = new(SchemaProblemKind.UnknownAddition, "'true' and 'false' are the literals of a flag; they have no effect on another type.");
    internal static readonly SchemaMessage FormatWithoutDate = new(SchemaProblemKind.UnknownAddition, "'format' is the form of a date or datetime; it has no effect on another type.");
    internal static readonly SchemaMessage SamplesWithoutText = new(SchemaProblemKind.UnknownAddition, "'samples' are values of a text column; they have no effect on another type.");
    internal static readonly SchemaMessage QueriesInOverlay = new(
        SchemaProblemKind.UnknownAddition, "'systemQueries' has no effect in an overlay; a file with the service's part can state them.");
    internal static readonly SchemaMessage UnknownQueryName = new(
        SchemaProblemKind.UnknownAddition, "This system query is not used: it names '{0}', which is neither a column nor a metric of '{1}'.{2}");

    // INS018
    internal static readonly SchemaMessage MisplacedOverlayColumn = new(SchemaProblemKind.UnknownOverlayColumn, "'{0}' of '{1}' is no {2}; declare it under '{3}'.");
    internal static readonly SchemaMessage UnknownOverlayColumn = new(SchemaProblemKind.UnknownOverlayColumn, "The dataset '{0}' has no {1} '{2}'.{3}");

    // INS019
    internal static readonly SchemaMessage OverlayOfProjectDataset = new(
        SchemaProblemKind.OverlayNotApplied, $"This overlay is not used: another file of the project describes '{{0}}' as a whole. Declare the types there, under '{DatasetProperties.Additions}'.");
    internal static readonly SchemaMessage OverlayWithoutDataset = new(
        SchemaProblemKind.OverlayNotApplied, $"This overlay is not used: the package has no dataset '{{0}}'.{{1}} A file that describes a dataset lists its '{DatasetProperties.Columns}' too.");
    internal static readonly SchemaMessage SecondOverlay = new(
        SchemaProblemKind.OverlayNotApplied, "This overlay is not used: '{0}' has an overlay of '{1}' already. Declare all its columns there.");

    /// <summary>Gets all messages.</summary>
    public static IReadOnlyList<SchemaMessage> All { get; } =
    [
        InvalidJson, EmptyFile, EmptyResponse, NoDatasetName, MisspelledDatasetName, EmptyDatasetName,
        DuplicateName, DuplicateProperty, DuplicateDatasetProperty, DuplicateOverlayProperty, DuplicateQueryId, DuplicateSelection,
        IdentifierConflict, QueryIdentifierConflict, SystemQueryConflict, DatasetConflict, UnknownType,
        RootNotObject, ResponseNotArray, DatasetNotObject, NotObject, NotString, NotArrayOfStrings, ItemNotString, NotArrayOfObjects, ItemNotObject,
        MappedNotString, NotWholeNumber, NullableNotBoolean, InvalidLiterals, InvalidDateFormat, ContradictingDateFormat, InvalidSamples, IncompleteQuery, InvalidQueryName, InvalidQuery,
        NameTooLong, KeywordName, InvalidName, NoColumns,
        UnknownProperty, UnlistedColumn, LiteralsWithoutFlag, FormatWithoutDate, SamplesWithoutText, QueriesInOverlay, UnknownQueryName,
        MisplacedOverlayColumn, UnknownOverlayColumn, OverlayOfProjectDataset, OverlayWithoutDataset, SecondOverlay,
    ];
}
