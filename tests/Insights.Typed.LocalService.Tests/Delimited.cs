using System.Text;

namespace Insights.Typed.LocalService.Tests;

/// <summary>Reads delimited text exactly as RFC 4180 says, character by character.</summary>
internal static class Delimited
{
    public static List<string[]> Parse(string text, char separator)
    {
        var records = new List<string[]>();
        var record = new List<string>();
        var field = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                Assert.Equal(0, field.Length);
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'); i++)
                {
                    i += text[i] == '"' ? 1 : 0;
                    field.Append(text[i]);
                }
            }
            else if (text[i] == separator)
            {
                record.Add(field.ToString());
                field.Clear();
            }
            else if (text[i] == '\r')
            {
                Assert.Equal('\n', text[++i]);
                record.Add(field.ToString());
                field.Clear();
                records.Add([.. record]);
                record.Clear();
            }
            else
            {
                field.Append(text[i]);
            }
        }

        Assert.Empty(record);
        return records;
    }
}
