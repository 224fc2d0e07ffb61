"""The words with which a report says that somebody speaks.

Source: the survey of attributions in 119 public pages of the genre (its patterns B1 to B7), and the verbs of saying of
the Modern Chinese Dictionary (现代汉语词典) that take a clause as their object.
"""

from __future__ import annotations

import re

from app.parse.grammar.signs import COLON, COMMA, HAN
from app.text.alternatives import by_first, in_order

_PLAIN = (
    "说道 说 讲道 讲到 讲 表示 认为 指出 强调 要求 提出 介绍 坦言 建议 希望 透露 感慨 感叹 回忆 举例 谈到 谈道 "
    "谈及 提到 提及 "
    "回应 总结 补充 提问 插话 寄语 承诺 直言 感言 分享 汇报 写道 解释 呼吁 讲述 表态 提议 倡议 号召 勉励 叮嘱 "
    "嘱咐 反映 评价 "
    "分析 坚信 相信 期望 期盼 期待 盼望 感到 觉得 主张 重申 申明 点评 阐述 发言 预料 预计 形容 回答 笑答 笑说 "
    "答道 应道 答复 "
    "作答 问道 追问 笑言 断言 点出 谈起 算账 打比方 感悟 体会到 深感 明确 提醒 告诫 告诉[\u3400-\u9fff]{1,5} "
    "称赞 赞叹 陈述 "
    "归纳 概括 说明 反问 接话 发问 鼓励 寄望 许诺 表达 自嘲 比喻 感触 补了一句 建言 献策 支招 吐露 总结发言 作总结 "
    "说出了心里话 代表大家说 承认 坦承 笑称 "
    "打趣 调侃 附和 反驳 插嘴 嘀咕 念叨 澄清 断定 疾呼 盘算 琢磨 笑指 续称 笑道 开玩笑说 讳言 叮咛 认定 道出心声"
).split()
_CANTONESE = (
    "称(?<![简号堪被自名职俗并统谎人宣据]称)",
    "指(?<![所是泛特手意拇]指)",
    "话(?<![的笑电对谈讲说听神实句废抢搭喊]话)",
    "講",
    "説",
)
_SAID = "(?:说道?|[道到称])?"
_LONGEST_FIRST = sorted(_PLAIN, key=len, reverse=True)
_GOAL = (
    "(?:一|二|两|三|四|五|六|七|八|几|\\d)(?:点|条|项|个|方面|句|件)(?:方面|问题)?(?:的)?(?:具体|明确|殷切)?"
    "(?:意见|要求|建议|希望|期望|体会|打算|感受|认识|看法|想法|措施|思考|做法|事|话|启示|收获|不足|差距)"
)
_SPEECHES = ("发言", "讲话", "致辞", "点评")
_AT_SPEECH = f"(?:时)?(?:说|表示|指出)?{COLON}"
_KINDS = ("总结", "交流", "主旨", "表态")
_SIGN = f'(?:{COMMA}|{COLON}|(?=[“「"]))'
_ANNOUNCING = (
    (("算(?:了|起|着)?(?:这样|这么)?一?[笔本][\u3400-\u9fff]{0,3}账",), "[,，:：]"),
    (
        ("提出(?:了)?(?:具体|明确|以下|如下|殷切)*(?:要求|希望|意见|建议)",),
        f"(?:{COLON}|{COMMA}(?=[一首第]))",
    ),
    (("作", "做"), f"了?(?:{'|'.join(_KINDS)})?(?:{'|'.join(_SPEECHES)}){_AT_SPEECH}"),
    (_KINDS, f"(?:{'|'.join(_SPEECHES)}){_AT_SPEECH}"),
    (_SPEECHES, _AT_SPEECH),
    (
        ("提出", "谈", "讲", "提", "作", "分享", "谈到", "总结"),
        f"(?:了|出)?(?:以下|如下|自己的)?(?={_GOAL})",
    ),
)
_SIGNED = ((_LONGEST_FIRST, _SAID + _SIGN), (_CANTONESE, _SIGN), *_ANNOUNCING)
PUNCTUATED = re.compile(by_first(*_SIGNED))
"""A verb with the sign after it; what announces a number of points ends before the number."""

_BARE_AFTER = (
    f"(?!了|过|的|地|着|到|出|书|会|(?:热烈|衷心|诚挚|由衷|深切|充分|真诚|高度|亲切|最)*的?(?:感谢|欢迎|祝贺|肯定"
    f"|敬意|问候|慰问|赞赏|谢意|赞同|同意|认可|歉意|哀悼|祝愿|支持|关心|理解)|意见|建议|要求|方案|问题|情况|经验)(?={HAN}|[“「《\\d])"
)
_BARE = (
    "承(?<![不被未]承)认 断言 坦承 笑称 笑言 笑指 续指 续称 强调 要求 希望 建议 认为 指出 表示 呼吁 提议 坦言 主张 "
    "勉励 鼓励 期待 期望 期盼 盼望 寄望 透露 形容 提醒 叮嘱 号召 觉得 感到 深感 坚信 相信 承诺 倡议 感叹 感慨 提出 "
    "回答说 介绍说 直言 预计 预料 充分肯定 分享 谈到(?![^,，。]{0,20}[时后]) 提到(?![^,，。]{0,20}[时后]) "
    "说到(?![^,，。]{0,20}[时后]) 讲到(?![^,，。]{0,20}[时后])"
).split()
BARE = re.compile(f"(?:{by_first((_BARE, ''))}){_BARE_AFTER}")
"""A verb that takes its clause without a sign; not where the object is a noun (表示欢迎) or done with (介绍了)."""

AFTER_QUOTATION = re.compile(
    "(?:感触(?:颇|很|良)深|感慨(?:万千|万分|良多|不已|颇多)|深有(?:感触|体会|同感)|信心(?:满满|十足|百倍)|充满信心|如数家珍"
    "|快人快语|一语道破|一语中的|娓娓道来|侃侃而谈|言简意赅|直截了当|直言不讳|开门见山|脱口而出|连连(?:称赞|感叹|点头|赞叹)"
    "|赞不绝口|很是感慨|颇有感触|十分感慨|深受触动|深受启发|触动很大|很受启发|若有所思|频频点头|豪情满怀|斩钉截铁|语重心长|一番话|打开了话匣子|念叨着?(?:这|一)句话|话音(?:未|刚|一)落)"
    "(?=[。,，!！]|$)"
)
"""What follows a quotation and its speaker where no verb of saying does."""

QUOTED_VERB = re.compile(f'(?:{by_first((_LONGEST_FIRST, _SAID), ((*_CANTONESE, "问"), ""))})(?=[。,，!！:：“「"]|$)')
"""A verb after a quotation, with which the sentence may end."""

SPEAKS = re.compile(f"{in_order(*_SIGNED)}|{BARE.pattern}")
"""A verb of saying directly after a name."""

_OPENERS = (
    "回应 开玩笑 频频 并且 并 还 也 又 则 便 就 均 都 再 先 仍 首先 最后 接着 继续 随后 同时 进一步 再次 "
    "日前 近日 今天 昨天 今日 昨日 当场 现场 开玩笑 连声 连连 毫不 毫无 若有所思 语气 快步 难掩 滔滔 脱口 "
    "坦率 坦诚 坦然 谦虚 频频 拿出 掏出 翻出 上前 上台 有些 有同 引用 心里 心生 立刻 立马 马上 赶紧 赶忙 "
    "连忙 顺势 忙 也笑了 笑 打趣 指着 搓着 摸着 捧着 端着 拍拍 拍了拍 摆摆手 摆了摆手 挥挥手 挥了挥手 "
    "摊开 清了清 扶了扶 推了推 接过话 当即 随即 立即 明确 着重 重点 特别 反复 一再 多次 郑重 坦率 深情 "
    "动情 激动 高兴 兴奋 自豪 欣慰 笑着 不禁 忍不住 由衷 不无 感慨 深有 在 对 向 针对 围绕 结合 代表 从 "
    "用 以 通过 面对 看着 指着 望着 握着 翻开 接过 接受 听完 听了 看完 看了 听取 看到 走进 走出 走到 站在 "
    "谈[到及起] 说[到起] 讲[到起] 提[到起] 回[忆想顾] 率 带队 带着 出席 主持 参加 作 做 致 讲话 发言 总结 "
    "边 一边 一路 不时 主动 率先 第一个 带头 抢先 接 插话 补充 介绍 致辞 随 为 把 给 拿着 拿起 举起 举 "
    "掰着 掐着 拍着 拉着 算 打比方 打了 充分 高度 十分 非常 深入 认真 仔细 详细 逐一 耐心 热情 亲切 当天 "
    "会上 会后 会前 席间 期间 后来 去年 今年 现在 如今 常 经常 总 一直 始终 曾多次 来到 到 回到 与 和 同 "
    "跟 有感而发 心直口快 快人快语 意味深长 深受 颇 很 最 更 是这样 这样 如是 如此 直接 干脆 简单 现身 "
    "即席 脱稿 开门见山 语重心长 不约 胸有 信心 满怀 饱含 满脸 喜 一脸 点头 摇头 转身 起身 抬头 放下 点评 "
    "分析 座谈 调研 考察 参观 检查 指导 督导 走访 慰问 会见 一针见血 直截了当 被问 问起 问到 应 受 由 "
    "此前 曾表 首 星期. 周[一二三四五六日] 只 于 自 越 没有 刚 才"
).split()
_OTHER_OPENERS = f"\\d{{1,2}}[日月]|[上下]午|(?!.{{0,5}}[市县区镇乡村]){HAN}{{1,5}}地"
ADVERBIAL = re.compile(f"(?:{by_first((_OPENERS, ''))}|{_OTHER_OPENERS})[^,，。:：;；!！?？“”「」]{{0,48}}")
"""What may stand between a subject and its verb; it fills the place or is no such thing."""

_MANNER = (
    "一(?:边|面|路|语道|针见|番话|口气|脸|直|再|时|上来|开口) 打(?:趣|断|比方|开|了个比方) "
    "看(?:得|着|了看|完|罢) 正(?:[\u3400-\u9fff]着|忙于) 笑(?:着|称|言|指|了笑|呵呵|道) "
    "接(?:过话|着说|话) 掰(?:着|起) 摆(?:摆手|了摆手|着手) 忍不住 连(?:连|声|忙) 立(?:刻|马|即) "
    "指(?:着|了指) 听(?:得|完|罢|了) 说(?:得|起) 想(?:了想|起) 算(?:了一|起) 点(?:点头|了点头|着头) "
    "因(?:公|事|病|为) 全程 赶忙 语(?:气|重心长|带) 快(?:步|人快语) 难(?:掩|忘|抑) 滔滔 脱口 "
    "坦(?:率|诚|然) 谦虚 引用 回应 毫(?:不|无) 频频 期待 断言 认定 "
    "有(?:同样|着|一番|另|感而发|些|不同|点|备而来|感于) 若有所思 拿出 掏出 翻(?:出|开) 上(?:前|台) "
    "满(?:脸|怀|是|眼) 难掩 心(?:生|有|怀|里) 如(?:数|实|是) 兴(?:奋|致) 激动 高兴 开(?:玩笑|门见山|心) "
    "深(?:有|受|感|情) 感(?:慨|叹|触) 动情 热情 由衷 欣慰 自豪 认真 仔细 道出 说出 发出 抛出 提出 谈出 "
    "讲出"
).split()
MANNER = re.compile(by_first((_MANNER, "")))
"""How somebody speaks or what he does meanwhile; a name ends where such words begin."""

_AFTER_NAME = (
    "同志 先生 女士 老师 代表 委员 议员 博士 教授 院士 院长 主任 书记 局长 一行 当选 宣读 通报 部署 担任 "
    "前往 讲解 表示 认为 强调 要求 希望 指出 提出 建议 坦言 透露 感叹 看来 来说 眼[里中]"
).split()
_ALONE_AFTER_NAME = "等率带陪摄及赴说讲称指话问所的是有任感副竖拍伸掰望听坐站走笑拉捧掏停"
FOLLOWS_NAME = re.compile(
    f"$|[^\u3400-\u9fff·•]|[{_ALONE_AFTER_NAME}]|[区县市]议员"
    f"|{by_first(((*_AFTER_NAME, *_PLAIN, *_MANNER, *_OPENERS), ''))}|{_OTHER_OPENERS}"
)
"""What follows a name in running text."""

CITED = re.compile("曾(?:经|在|对|用|这样)?$|曾经|早就|说过|说得好|名言|语录|在《|著作|生前|古语|古人|诗云")
"""Words that make a citation of what somebody once said."""

COLON_QUOTE = re.compile(f'{COLON}(?=[“「『"])')
"""What somebody does before he is quoted need not be a verb of saying (打开了图纸:“…”)."""

COMMA_QUOTE = re.compile(f'{COMMA}(?=[“「『"])')
"""After one quotation, what its speaker does before the next (指着远处,“…”)."""

ELIDED = re.compile(
    "(?:一致|都|均|不约而同|共同|随后|同时|最后|接着|并|并且|还|也|又|则|就|再次|进一步|首先|他|她|一边|边|一再|反复|明确|郑重|着重|特别|重点|不禁|当场|当即|表示|由衷"
    f"|{HAN}{{1,6}}地|笑着|忍不住|对此|为此|期间|会上|一针见血)*"
)
"""All that stands before a verb whose subject opened the sentence."""
