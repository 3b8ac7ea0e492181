using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>Reads the values that the local service generates for a text column instead of its default values.</summary>
internal static class SampleReader
{
    /// <param name="type">The column's type.</param>
    /// <param name="samples">The property's value; null if it is absent.</param>
    /// <param name="problems">The list of problems.</param>
    public static EquatableArray<string> Read(ColumnType type, JsonItem? samples, ProblemList problems)
    {
        if (samples is null || samples.Kind == JsonValueKind.Null)
        {
            return default;
        }

        if (type.GetKind() != ValueKind.Text)
        {
            problems.Add(SchemaMessages.SamplesWithoutText, samples);
            return default;
        }

        if (samples.Kind != JsonValueKind.Array || samples.Items.Count == 0 || samples.Items.Any(item => item.Kind != JsonValueKind.String))
        {
            problems.Add(SchemaMessages.InvalidSamples, samples);
            return default;
        }

        return samples.Items.Select(item => item.Text).ToEquatableArray();
    }
}
