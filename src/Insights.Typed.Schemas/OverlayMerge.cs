using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>The overlays of a project that apply, and the problems of its overlays.</summary>
/// <param name="Applied">The overlays that apply, at most one for each dataset.</param>
/// <param name="Problems">Overlays that do not apply, and declarations without a column.</param>
public sealed record OverlayMerge(EquatableArray<DatasetOverlay> Applied, EquatableArray<SchemaProblem> Problems)
{
    /// <summary>Compares overlays with their datasets. The build, the tool and the local service use the same rules.</summary>
    /// <param name="overlays">The overlays, in any order.</param>
    /// <param name="shipped">The datasets of the package.</param>
    /// <param name="project">The datasets that files of the project describe.</param>
    public static OverlayMerge Create(IEnumerable<DatasetOverlay> overlays, IReadOnlyCollection<DatasetSchema> shipped, IReadOnlyCollection<DatasetSchema> project)
    {
        var applied = new List<DatasetOverlay>();
        var problems = new List<SchemaProblem>();
        foreach (var overlay in overlays.OrderBy(o => o.Position.Path.Replace('\\', '/'), StringComparer.Ordinal).ThenBy(o => o.Position.Start))
        {
            var dataset = shipped.FirstOrDefault(overlay.IsOverlayFor);
            if (GetNotAppliedReason(overlay, dataset, applied, shipped, project) is { } reason)
            {
                problems.Add(new(SchemaProblemKind.OverlayNotApplied, reason, overlay.Position));
                continue;
            }

            applied.Add(overlay);
            problems.AddRange(FindUnknownColumns(overlay.Columns, dataset!, dataset!.Columns, dataset.Metrics, "column", "metrics"));
            problems.AddRange(FindUnknownColumns(overlay.Metrics, dataset, dataset.Metrics, dataset.Columns, "metric", "columns"));
        }

        return new OverlayMerge(applied.ToEquatableArray(), problems.ToEquatableArray());
    }

    /// <summary>Applies the overlay of a dataset, if it has one.</summary>
    /// <param name="dataset">The dataset as its file describes it.</param>
    public DatasetSchema ApplyTo(DatasetSchema dataset) =>
        Applied.FirstOrDefault(overlay => overlay.IsOverlayFor(dataset)) is { } overlay ? overlay.ApplyTo(dataset) : dataset;

    private static string? GetNotAppliedReason(
        DatasetOverlay overlay,
        DatasetSchema? dataset,
        List<DatasetOverlay> applied,
        IReadOnlyCollection<DatasetSchema> shipped,
        IReadOnlyCollection<DatasetSchema> project)
    {
        if (project.Any(overlay.IsOverlayFor))
        {
            return $"This overlay is not used: another file of the project describes '{overlay.Name}' as a whole. Declare the types there, under '{DatasetProperties.Additions}'.";
        }

        if (dataset is null)
        {
            return $"This overlay is not used: the package has no dataset '{overlay.Name}'.{NameSuggestion.GetHint(overlay.Name, shipped.Select(d => d.Name))} A file that describes a dataset lists its '{DatasetProperties.Columns}' too.";
        }

        return applied.Find(other => other.IsOverlayFor(dataset)) is { } first
            ? $"This overlay is not used: '{Path.GetFileName(first.Position.Path)}' has an overlay of '{dataset.Name}' already. Declare all its columns there."
            : null;
    }

    private static IEnumerable<SchemaProblem> FindUnknownColumns(
        IEnumerable<ColumnDeclaration> declarations,
        DatasetSchema dataset,
        EquatableArray<ColumnSchema> columns,
        EquatableArray<ColumnSchema> otherColumns,
        string kind,
        string otherProperty) =>
        from declaration in declarations.Select((value, index) => (Value: value, Index: index))
        let name = declaration.Value.Name
        where !HasColumn(columns, name)
        select new SchemaProblem(
            SchemaProblemKind.UnknownOverlayColumn,
            HasColumn(otherColumns, name)
                ? $"'{name}' of '{dataset.Name}' is no {kind}; declare it under '{otherProperty}'."
                : $"The dataset '{dataset.Name}' has no {kind} '{name}'.{(declaration.Index < ProblemList.MaxSuggestions ? NameSuggestion.GetHint(name, columns.Select(c => c.Name)) : "")}",
            declaration.Value.Position);

    private static bool HasColumn(EquatableArray<ColumnSchema> columns, string name) =>
        columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}
