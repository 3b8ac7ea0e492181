using System.Text;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>Collects what is wrong in one file, and turns byte offsets into places in its text.</summary>
internal sealed class ProblemList(string path, string text)
{
    private readonly List<SchemaProblem> problems = [];
    private byte[]? utf8;

    public void Add(SchemaFault fault, JsonItem at, string message) =>
        problems.Add(new SchemaProblem(fault, message, PositionOf(at)));

    public void AddAt(SchemaFault fault, int character, string message) =>
        problems.Add(new SchemaProblem(fault, message, Between(character, character)));

    public EquatableArray<SchemaProblem> InTextOrder() =>
        problems.OrderBy(p => p.Position.Start).ToEquatableArray();

    public SchemaPosition PositionOf(JsonItem item)
    {
        utf8 ??= Encoding.UTF8.GetBytes(text);
        return Between(Encoding.UTF8.GetCharCount(utf8, 0, item.Start), Encoding.UTF8.GetCharCount(utf8, 0, item.End));
    }

    private SchemaPosition Between(int start, int end)
    {
        var (startLine, startColumn) = LineOf(start);
        var (endLine, endColumn) = LineOf(end);
        return new SchemaPosition(path, start, end - start, startLine, startColumn, endLine, endColumn);
    }

    private (int Line, int Column) LineOf(int character)
    {
        var line = 0;
        var lineStart = 0;
        for (var i = 0; i < character && i < text.Length; i++)
        {
            var endsLine = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (endsLine)
            {
                line++;
                lineStart = i + 1;
            }
        }

        return (line, character - lineStart);
    }
}
