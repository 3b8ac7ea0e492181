using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>
/// Writes how a row stores a text that is never missing: in a value that is empty by default. A field that had to start as an empty
/// text would be set twice in every row that is read.
/// </summary>
internal static class RequiredText
{
    /// <summary>The type of such a field, within the row.</summary>
    public const string Type = "__Text";

    public static bool IsRequired(ColumnSchema column) => column is { Kind: ValueKind.Text, IsNullable: false };

    public static void WriteType(CodeWriter code)
    {
        code.Line(CSharp.ExcludeFromCoverage);
        using (code.Block($"private readonly record struct {Type}"))
        {
            code.Line("private readonly string? text;");
            code.Line();
            code.Line($"internal {Type}(string text) => this.text = text;");
            code.Line();
            code.Line("internal string Value => text ?? \"\";");
            code.Line();
            code.Line($"public bool Equals({Type} other) => Value == other.Value;");
            code.Line();
            code.Line("public override int GetHashCode() => Value.GetHashCode();");
        }
    }
}
