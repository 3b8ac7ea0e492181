using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Contracts;

/// <summary>Converts the names in the service's responses, such as a status, from and to JSON. <see cref="JsonSerializer"/> finds it through attributes; it is not intended for direct use.</summary>
/// <remarks>
/// It is public because the source generator of a <see cref="JsonSerializerContext"/> in another project ignores a converter that this project cannot
/// access.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ServiceNameConverter : JsonConverterFactory
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => FindConverter(typeToConvert) is not null;

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return FindConverter(typeToConvert) ?? throw new ArgumentException($"A name in the service's responses cannot be a {typeToConvert}.", nameof(typeToConvert));
    }

    private static JsonConverter? FindConverter(Type type) =>
        type == typeof(ExecutionStatus) ? new ExecutionStatusConverter()
        : type == typeof(ReportStatus) ? new ReportStatusConverter()
        : type == typeof(ReportFormat) ? new ReportFormatConverter()
        : type == typeof(string) ? new NameConverter()
        : type == typeof(IReadOnlyDictionary<string, IReadOnlyList<string>>) ? new DateRangeMappingConverter()
        : null;
}
