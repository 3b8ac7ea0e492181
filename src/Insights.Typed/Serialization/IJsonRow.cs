using System.ComponentModel;
using System.Text.Json;

namespace Insights.Typed.Serialization;

/// <summary>A generated row as <see cref="RowJsonConverter{TRow}"/> writes and reads it. Supports generated code; not intended for direct use.</summary>
/// <typeparam name="TRow">The row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonRow<TRow>
    where TRow : class, IJsonRow<TRow>
{
    /// <summary>Gets the names of the properties, in the order of their numbers.</summary>
    static abstract IReadOnlyList<string> PropertyNames { get; }

    /// <summary>Creates a row without values.</summary>
    static abstract TRow Create();

    /// <summary>Sets a property to the value at the reader's position.</summary>
    static abstract void Read(TRow row, int ordinal, ref Utf8JsonReader reader, JsonSerializerOptions options);

    /// <summary>Writes each property that has a value.</summary>
    void Write(RowJsonWriter writer);
}
