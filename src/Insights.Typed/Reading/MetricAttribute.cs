using System.ComponentModel;

namespace Insights.Typed.Reading;

/// <summary>
/// Marks a metric of a generated row, for the analyzers of projects that reference the row and not its schema file. Supports
/// generated code; not intended for direct use.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MetricAttribute : Attribute;
