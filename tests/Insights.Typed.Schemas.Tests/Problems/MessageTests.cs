using System.Reflection;
using System.Text.RegularExpressions;

namespace Insights.Typed.Schemas.Tests.Problems;

/// <summary>The table of messages has each message once.</summary>
public sealed partial class MessageTests
{
    [Fact]
    public void The_table_lists_each_message_once()
    {
        var fields = typeof(SchemaMessages).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Select(field => field.GetValue(null)).OfType<SchemaMessage>();

        Assert.Equal(fields, SchemaMessages.All);
        Assert.Equal(SchemaMessages.All.Count, SchemaMessages.All.Select(message => message.Format).Distinct().Count());
    }

    [Fact]
    public void Placeholders_are_numbered_in_their_order() => Assert.All(
        SchemaMessages.All,
        message =>
        {
            var numbers = Placeholder().Matches(message.Format).Select(hole => int.Parse(hole.Groups[1].Value)).Distinct().ToList();
            Assert.Equal(Enumerable.Range(0, numbers.Count), numbers);
        });

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Placeholder();
}
