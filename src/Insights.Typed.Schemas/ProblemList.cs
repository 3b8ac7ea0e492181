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
    private int suggestionCount;

    private TextPositions Positions => positions ??= new TextPositions(text);

    public void Add(SchemaProblemKind kind, JsonItem item, string message) =>
        problems.Add(new SchemaProblem(kind, message, GetPosition(item)));

    public void AddAt(SchemaProblemKind kind, int characterIndex, string message) =>
        problems.Add(new SchemaProblem(kind, message, CreatePosition(characterIndex, characterIndex)));

    /// <summary>" Did you mean 'X'?" for the nearest candidate, or nothing where none is near or the file had its share of suggestions.</summary>
    public string GetSuggestion(string name, IEnumerable<string> candidates) =>
        suggestionCount++ < MaxSuggestions ? NameSuggestion.GetHint(name, candidates) : "";

    public EquatableArray<SchemaProblem> GetSortedProblems() =>
        problems.OrderBy(p => p.Position.Start).ToEquatableArray();

    public SchemaPosition GetPosition(JsonItem item) => CreatePosition(Positions.GetCharacterIndex(item.Start), Positions.GetCharacterIndex(item.End));

    private SchemaPosition CreatePosition(int start, int end)
    {
        var (startLine, startColumn) = Positions.GetLinePosition(start);
        var (endLine, endColumn) = Positions.GetLinePosition(end);
        return new SchemaPosition(path, start, end - start, startLine, startColumn, endLine, endColumn);
    }
}
