using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas.Names;

/// <summary>Names that can stand in a query's text, where nothing can be quoted.</summary>
internal static class WritableName
{
    /// <summary>Whether a query can hold the name. Where it cannot, that is a problem of the file.</summary>
    public static bool Check(JsonItem name, string what, ProblemList problems)
    {
        if (QueryName.IsValid(name.Text))
        {
            return true;
        }

        var why = QueryName.IsKeyword(name.Text) ? "it is a word of the query language" : "a name consists of letters, digits, '_', '-' and '.'";
        problems.Add(SchemaFault.InvalidName, name, $"The {what} name '{name.Text}' cannot be written in a query: {why}.");
        return false;
    }
}
