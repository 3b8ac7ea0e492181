using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Inference;

/// <summary>A column or metric, and its declaration in the schema file.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Name">The column or metric.</param>
/// <param name="IsMetric">Whether it is a metric.</param>
/// <param name="Type">The declared type; null if the file declares none.</param>
/// <param name="IsNullable">Whether the file declares that values can be missing.</param>
/// <param name="BooleanFormat">The literals of a Boolean column; null for other types.</param>
/// <param name="Format">The date format; null if the file declares none.</param>
internal sealed record DeclaredColumn(string Dataset, string Name, bool IsMetric, ColumnType? Type, bool IsNullable, BooleanFormat? BooleanFormat, string? Format = null)
{
    /// <summary>The declared type as it is in a schema file; null if the file declares none.</summary>
    public string? DeclaredTypeName => Type is { } type ? ColumnTypes.Get(type).Name : null;

    /// <summary>The type that the build uses.</summary>
    public ColumnType EffectiveType => Type ?? ColumnDeclaration.GetDefaultType(IsMetric);
}

/// <summary>Reads the declarations of schema files. The model of a schema has a type for every column, declared or not.</summary>
internal static class DeclaredTypes
{
    public static List<IReadOnlyList<DeclaredColumn>> Read(SchemaFolder folder, IReadOnlyList<ServiceDataset> datasets)
    {
        var all = new List<IReadOnlyList<DeclaredColumn>>();
        foreach (var dataset in datasets)
        {
            var (columns, metrics) = folder.FindPart(dataset.Name)?.ReadDeclarations() ?? default;
            var overlay = folder.HasOverlay(dataset.Name) ? folder.Overlays.SelectMany(document => document.File.Overlays).FirstOrDefault(candidate => string.Equals(candidate.Name, dataset.Name, StringComparison.OrdinalIgnoreCase)) : null;
            var schema = overlay is null ? null : folder.Datasets.FirstOrDefault(overlay.IsOverlayFor) is { } known ? overlay.ApplyTo(known) : null;
            all.Add([
                .. dataset.Columns.Select(name => ApplyOverlay(CreateColumn(dataset.Name, name, isMetric: false, columns), overlay?.Columns, schema?.Columns)),
                .. dataset.Metrics.Select(name => ApplyOverlay(CreateColumn(dataset.Name, name, isMetric: true, metrics), overlay?.Metrics, schema?.Metrics)),
            ]);
        }

        return all;
    }

    /// <summary>Gets a column that an overlay declares, as a build uses it.</summary>
    private static DeclaredColumn ApplyOverlay(DeclaredColumn declared, IEnumerable<ColumnDeclaration>? declarations, IEnumerable<ColumnSchema>? columns)
    {
        return declarations?.Any(declaration => IsSameName(declaration.Name)) == true && columns?.FirstOrDefault(column => IsSameName(column.Name)) is { } column
            ? declared with
            {
                Type = column.Type,
                IsNullable = column.IsNullable,
                BooleanFormat = column.BooleanFormat,
                Format = column.DateFormat,
            }
            : declared;

        bool IsSameName(string name) => string.Equals(name, declared.Name, StringComparison.OrdinalIgnoreCase);
    }

    private static DeclaredColumn CreateColumn(string dataset, string name, bool isMetric, IEnumerable<ColumnDeclaration> declarations)
    {
        var declared = declarations.FirstOrDefault(declaration => string.Equals(declaration.Name, name, StringComparison.OrdinalIgnoreCase));
        return new DeclaredColumn(dataset, name, isMetric, declared?.Type, declared?.IsNullable == true, declared?.BooleanFormat, declared?.DateFormat);
    }
}
