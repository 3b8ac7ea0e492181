using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>Collects what is wrong in one file, and turns byte offsets into positions in its text.</summary>
internal sealed class ProblemList(string path, string text)
{
    /// <summary>Each suggestion compares a name with all others. A file with more unknown names than this is not a slip of the pen.</summary>
    internal const int MaxSuggestions = 50;

    private readonly List<SchemaProblem> problems = [];
    private TextPositions? positions;
    private int suggestions;

    private TextPositions Positions => positions ??= new TextPositions(text);

    public void Add(SchemaFault fault, JsonItem at, string message) =>
        problems.Add(new SchemaProblem(fault, message, PositionOf(at)));

    public void AddAt(SchemaFault fault, int character, string message) =>
        problems.Add(new SchemaProblem(fault, message, Between(character, character)));

    /// <summary>" Did you mean 'X'?" for the nearest candidate, or nothing where none is near or the file had its share of suggestions.</summary>
    public string SuggestionFor(string name, IEnumerable<string> candidates) =>
        suggestions++ < MaxSuggestions ? NameSuggestion.For(name, candidates) : "";

    public EquatableArray<SchemaProblem> InTextOrder() =>
        problems.OrderBy(p => p.Position.Start).ToEquatableArray();

    public SchemaPosition PositionOf(JsonItem item) => Between(Positions.CharacterAt(item.Start), Positions.CharacterAt(item.End));

    private SchemaPosition Between(int start, int end)
    {
        var (startLine, startColumn) = Positions.LineOf(start);
        var (endLine, endColumn) = Positions.LineOf(end);
        return new SchemaPosition(path, start, end - start, startLine, startColumn, endLine, endColumn);
    }
}
