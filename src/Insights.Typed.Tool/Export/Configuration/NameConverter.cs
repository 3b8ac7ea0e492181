using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>Reads and writes the values of an enumeration as words in lower case, and no numbers.</summary>
internal sealed class NameConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
