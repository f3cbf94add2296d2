namespace HotDash.Chatwoot.Core.Attachments;

public enum FileType
{
    Image = 0,
    Audio = 1,
    Video = 2,
    File = 3,
    Location = 4,
    Fallback = 5,
    Share = 6,
    StoryMention = 7,
    Contact = 8,
    IgReel = 9,
}
