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
            if (FindProblem(overlay, dataset, applied, shipped, project) is { } problem)
            {
                problems.Add(problem);
                continue;
            }

            applied.Add(overlay);
            problems.AddRange(FindUnknownColumns(overlay.Columns, dataset!, dataset!.Columns, dataset.Metrics, "column", DeclarationProperties.Metrics));
            problems.AddRange(FindUnknownColumns(overlay.Metrics, dataset, dataset.Metrics, dataset.Columns, "metric", DeclarationProperties.Columns));
        }

        return new OverlayMerge(applied.ToEquatableArray(), problems.ToEquatableArray());
    }

    /// <summary>Applies the overlay of a dataset, if it has one.</summary>
    /// <param name="dataset">The dataset as its file describes it.</param>
    public DatasetSchema ApplyTo(DatasetSchema dataset) =>
        Applied.FirstOrDefault(overlay => overlay.IsOverlayFor(dataset)) is { } overlay ? overlay.ApplyTo(dataset) : dataset;

    private static SchemaProblem? FindProblem(
        DatasetOverlay overlay,
        DatasetSchema? dataset,
        List<DatasetOverlay> applied,
        IReadOnlyCollection<DatasetSchema> shipped,
        IReadOnlyCollection<DatasetSchema> project)
    {
        if (project.Any(overlay.IsOverlayFor))
        {
            return CreateProblem(SchemaMessages.OverlayOfProjectDataset, overlay.Position, overlay.Name);
        }

        if (dataset is null)
        {
            return CreateProblem(SchemaMessages.OverlayWithoutDataset, overlay.Position, overlay.Name, NameSuggestion.GetHint(overlay.Name, shipped.Select(d => d.Name)));
        }

        return applied.Find(other => other.IsOverlayFor(dataset)) is { } first
            ? CreateProblem(SchemaMessages.SecondOverlay, overlay.Position, Path.GetFileName(first.Position.Path), dataset.Name)
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
        select HasColumn(otherColumns, name)
            ? CreateProblem(SchemaMessages.MisplacedOverlayColumn, declaration.Value.Position, name, dataset.Name, kind, otherProperty)
            : CreateProblem(
                SchemaMessages.UnknownOverlayColumn,
                declaration.Value.Position,
                dataset.Name,
                kind,
                name,
                declaration.Index < ProblemList.MaxSuggestions ? NameSuggestion.GetHint(name, columns.Select(c => c.Name)) : "");

    private static SchemaProblem CreateProblem(SchemaMessage message, SchemaPosition position, params string[] arguments) =>
        new(message, arguments.ToEquatableArray(), position);

    private static bool HasColumn(EquatableArray<ColumnSchema> columns, string name) =>
        columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}
