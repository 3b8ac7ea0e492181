using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>A dataset object of a schema file.</summary>
/// <param name="Service">The service's part.</param>
/// <param name="Additions">The JSON under <c>typed</c>, unchanged; null if the file has none.</param>
public sealed record DatasetPart(ServiceDataset Service, string? Additions)
{
    /// <summary>Gets the valid declarations of columns and metrics in <see cref="Additions"/>.</summary>
    public (EquatableArray<ColumnDeclaration> Columns, EquatableArray<ColumnDeclaration> Metrics) ReadDeclarations()
    {
        if (Additions is null)
        {
            return default;
        }

        var problems = new ProblemList(Service.Name, Additions);
        var additions = new AdditionsReader(problems).Read(JsonTree.Parse(Additions, problems));
        var reader = new ColumnReader(problems);
        return (
            additions.Columns.Select(column => reader.Read(column, ColumnDeclaration.GetDefaultType(isMetric: false))).ToEquatableArray(),
            additions.Metrics.Select(metric => reader.Read(metric, ColumnDeclaration.GetDefaultType(isMetric: true))).ToEquatableArray());
    }
}

/// <summary>The form of a schema file, apart from its datasets.</summary>
/// <param name="IsResponse">Whether the file contains the service's response, with its datasets under <c>value</c>.</param>
/// <param name="SchemaReference">The value of <c>$schema</c>, as JSON; null if the file has none.</param>
/// <param name="HasByteOrderMark">Whether the file starts with a byte order mark.</param>
/// <param name="NewLine">The line ending.</param>
public sealed record SchemaFileForm(bool IsResponse, string? SchemaReference, bool HasByteOrderMark, string NewLine)
{
    /// <summary>Gets the form of a file with one dataset and line feeds.</summary>
    public static SchemaFileForm OneDataset { get; } = new(IsResponse: false, null, HasByteOrderMark: false, "\n");
}
