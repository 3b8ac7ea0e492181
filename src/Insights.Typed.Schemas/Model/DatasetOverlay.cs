using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>The declarations of a schema file without the service's part, for a dataset that another file describes.</summary>
/// <param name="Name">The dataset.</param>
/// <param name="Description">The description of a row; null to keep the description.</param>
/// <param name="Columns">The declared columns.</param>
/// <param name="Metrics">The declared metrics.</param>
/// <param name="Position">The position of the dataset's name.</param>
public sealed record DatasetOverlay(
    string Name,
    string? Description,
    EquatableArray<ColumnDeclaration> Columns,
    EquatableArray<ColumnDeclaration> Metrics,
    SchemaPosition Position)
{
    /// <summary>Determines whether it is an overlay of the dataset. Letter case does not matter.</summary>
    /// <param name="dataset">The dataset.</param>
    public bool IsOverlayFor(DatasetSchema dataset) =>
        string.Equals(Name, (dataset ?? throw new ArgumentNullException(nameof(dataset))).Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Applies the declarations to the dataset.</summary>
    /// <param name="dataset">The dataset as its file describes it.</param>
    public DatasetSchema ApplyTo(DatasetSchema dataset) => (dataset ?? throw new ArgumentNullException(nameof(dataset))) with
    {
        Description = Description ?? dataset.Description,
        Columns = Apply(Columns, dataset.Columns),
        Metrics = Apply(Metrics, dataset.Metrics),
    };

    private static EquatableArray<ColumnSchema> Apply(EquatableArray<ColumnDeclaration> declarations, EquatableArray<ColumnSchema> columns)
    {
        var declared = declarations.ToDictionary(declaration => declaration.Name, StringComparer.OrdinalIgnoreCase);
        return columns.Select(column => declared.TryGetValue(column.Name, out var declaration) ? declaration.ApplyTo(column) : column).ToEquatableArray();
    }
}
