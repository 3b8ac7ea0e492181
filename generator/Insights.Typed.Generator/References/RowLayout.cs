using System.Security.Cryptography;
using System.Text;
using Insights.Typed.Generator.Model;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.References;

/// <summary>
/// The columns of the generated row of a dataset, and their order. A reader sets the row's fields by their number, so it is valid for
/// the row of another assembly only if both were generated from the same columns by the same version.
/// </summary>
internal static class RowLayout
{
    private static readonly string Version = typeof(RowLayout).Assembly.GetName().Version.ToString();

    public static string ComputeHash(DatasetSchema dataset)
    {
        var text = new StringBuilder(Version).Append('\n').Append(dataset.Name).Append('\n');
        foreach (var column in SelectedColumn.GetAll(dataset))
        {
            text.Append(column.Index).Append(column.IsMetric ? " metric " : " column ")
                .Append(column.Schema.Name).Append(' ').Append(column.Schema.Identifier).Append(' ')
                .Append(column.Schema.Type).Append(column.Schema.IsNullable ? "?" : "").Append(' ')
                .Append(column.Schema.BooleanFormat?.True).Append(' ').Append(column.Schema.BooleanFormat?.False).Append('\n');
        }

        using var hash = SHA256.Create();
        var bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString()));
        return string.Concat(bytes.Take(16).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
