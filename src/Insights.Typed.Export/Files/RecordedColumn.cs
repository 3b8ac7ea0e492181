namespace Insights.Typed.Export.Files;

/// <summary>A column of exported files.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type in the words of schema files.</param>
internal sealed record RecordedColumn(string Name, string Type);
