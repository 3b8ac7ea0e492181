using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Schemas;

namespace Insights.Typed.Testing.Rows;

/// <summary>
/// A dataset as its generated types tell of it: its schema, and where in a row record each value is. Found by reflection:
/// generated code that takes rows apart again would be of use to tests alone, yet be compiled into every app.
/// </summary>
internal sealed class GeneratedDataset
{
    internal const string Reason = "Generated row records are read by reflection, which trimming may break; tests are not trimmed.";

    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly RowPlaces places;

    private GeneratedDataset(DatasetSchema schema, Type rowType, RowPlaces places)
    {
        Schema = schema;
        RowType = rowType;
        this.places = places;
        Columns = [.. schema.Columns, .. schema.Metrics];
        for (var i = 0; i < Columns.Count; i++)
        {
            Ordinals.Add(Columns[i].Name, i);
        }
    }

    public DatasetSchema Schema { get; }

    public Type RowType { get; }

    /// <summary>The columns, then the metrics, as <see cref="CellsOf"/> orders them.</summary>
    public IReadOnlyList<ColumnSchema> Columns { get; }

    /// <summary>The place of each column and metric among them, by its name.</summary>
    public Dictionary<string, int> Ordinals { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The dataset that a query of all its rows starts with.</summary>
    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    public static GeneratedDataset Of<TRow>(DatasetQuery<TRow> query)
        where TRow : class
    {
        var rowType = typeof(TRow);
        var parts = GeneratedProperties(Parts(query, "Where")!).ToList();
        var places = RowPlaces.Of(rowType, [.. parts.Select(p => p.Identifier)]);
        var columns = parts.Select((part, i) => SchemaOf(part.Identifier, part.Value, places.TypeOf(i))).ToList();

        var ranges = Parts(query, "During") is { } during ? GeneratedProperties(during) : [];
        var schema = new DatasetSchema(
            query.DatasetName,
            query.DatasetName,
            Description: null,
            Source: null,
            columns.Take(places.ColumnCount).ToEquatableArray(),
            columns.Skip(places.ColumnCount).ToEquatableArray(),
            ranges.Select(r => new DateRangeSchema(((DateRange)r.Value).Name, r.Identifier)).ToEquatableArray(),
            query.Clauses.MinimumRecurrenceInterval,
            SystemQueriesOf(rowType, query.DatasetName).ToEquatableArray())
        {
            Aggregations = (Parts(query, "Aggregated") is { } aggregated ? GeneratedProperties(aggregated) : [])
                .Select(a => new AggregationSchema(((Aggregation)a.Value).Name, a.Identifier, ((Aggregation)a.Value).DateRanges.ToEquatableArray())).ToEquatableArray(),
        };
        return new GeneratedDataset(schema, rowType, places);
    }

    /// <summary>The dataset whose row record this is.</summary>
    [RequiresUnreferencedCode(Reason)]
    [RequiresDynamicCode(Reason)]
    public static GeneratedDataset OfRow<TRow>()
        where TRow : class
    {
        var queryType = Array.Find(typeof(TRow).Assembly.GetTypes(), t => t.BaseType == typeof(DatasetQuery<TRow>));
        return queryType?.GetProperty("All", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)?.GetValue(null) is DatasetQuery<TRow> all
            ? Of(all)
            : throw new ArgumentException($"{typeof(TRow)} is no generated row record of a dataset.");
    }

    /// <summary>A row's values, columns first, then metrics.</summary>
    /// <param name="row">The row.</param>
    /// <param name="number">Which one of those given it is, for messages.</param>
    public object?[] CellsOf(object row, int number)
    {
        var cells = places.ValuesOf(row);
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is not NotHeld)
            {
                cells[i] = Cell.Of(Schema.Name, Columns[i], cells[i], number);
            }
        }

        return cells;
    }

    private static ColumnSchema SchemaOf(string identifier, object column, Type type)
    {
        var underlying = Nullable.GetUnderlyingType(type);
        return new ColumnSchema(
            column is FlagColumn flagged ? flagged.Name : ((Column)column).Name,
            identifier,
            TypeOf(underlying ?? type),
            underlying is not null,
            column is FlagColumn flag ? new FlagForm(flag.Spelling.True, flag.Spelling.False) : null,
            Description: null);
    }

    private static ColumnType TypeOf(Type type) => type switch
    {
        _ when type == typeof(string) => ColumnType.Text,
        _ when type == typeof(long) => ColumnType.Integer,
        _ when type == typeof(decimal) => ColumnType.Decimal,
        _ when type == typeof(DateOnly) => ColumnType.Date,
        _ when type == typeof(DateTime) => ColumnType.DateTime,
        _ when type == typeof(Guid) => ColumnType.Guid,
        _ when type == typeof(bool) => ColumnType.Flag,
        _ => throw new NotSupportedException($"A value of type {type} is not known here."),
    };

    /// <summary>What a method's lambda picks from: the dataset's columns, or its date ranges; null where it has no such method.</summary>
    [RequiresUnreferencedCode(Reason)]
    private static object? Parts(Query query, string method) =>
        query.GetType().GetMethod(method, Any)?.GetParameters()[0].ParameterType.GetGenericArguments()[0] is { } type
            ? Activator.CreateInstance(type, Any, binder: null, args: [], culture: null)
            : null;

    /// <summary>In the order of the generated source. The types are partial, so users may have added properties that compute something.</summary>
    [RequiresUnreferencedCode(Reason)]
    private static IEnumerable<(string Identifier, object Value)> GeneratedProperties(object parts) => parts.GetType().GetProperties()
        .Where(p => parts.GetType().GetField($"<{p.Name}>k__BackingField", Any)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true)
        .OrderBy(p => p.MetadataToken)
        .Select(p => (p.Name, p.GetValue(parts)!));

    /// <summary>The system queries that were generated together with the dataset.</summary>
    [RequiresUnreferencedCode(Reason)]
    private static IEnumerable<SystemQuerySchema> SystemQueriesOf(Type rowType, string dataset)
    {
        var all = rowType.Assembly.GetType($"{rowType.Namespace}.SystemQueries")?.GetProperties(BindingFlags.Static | BindingFlags.Public) ?? [];
        foreach (var property in all.OrderBy(p => p.MetadataToken))
        {
            if (property.GetValue(null) is Query { KeptAs: { } id } query && query.DatasetName == dataset)
            {
                var text = query.ToString();
                yield return new SystemQuerySchema(
                    property.Name, property.Name, id, text, QuerySyntax.Parse(text).Query!.Dataset.Text, query.SelectedNames.ToEquatableArray(), Description: null);
            }
        }
    }
}
