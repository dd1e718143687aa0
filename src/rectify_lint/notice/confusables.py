"""Characters taken for one another: typed by their sound, or by or read from their shape."""

from __future__ import annotations

from functools import cache

from rectify_lint.notice.homophones import homophones

_READINGS = (
    "行航杭 重虫充 长章张涨 率帅 调条 校教较 增曾 降祥 朝潮召 藏脏葬 传转 还环 参深申 差茶 处出 单善 度夺 "
    "发法 更跟 合会 系技 济集 将奖 尽进 觉教 累雷 量良 论伦 强墙 切且 省醒 盛成 石担 识式 属主嘱 数术书 "
    "说税 似四 提低 相像 血雪 应英 载再 择责 占站 正征 只之 着卓 的底地 "
)
"""Characters of several readings, the first of each group, with what sounds like the less usual one."""

_RARE = (
    "锲契切怯 痼固故 徇询寻循 夙素宿速 笃督独堵 祛驱趋去 辄则 赓更耕 骛务误物 囫忽 沓踏 殚单担 砺历励厉 罔枉网往 勠录 "
    "掬鞠拘 恙样养 斐非匪 觑去趣 绌处出 囿有又 莠有友 诿委尾 踔卓 恪刻课克 悖背备 徙洗席 赅该 渎独读 缪谬 谒业 隅于余 "
    "遏扼恶 戕强 肆四 疴科 瓴灵领 阖合和 竽于余 荼图途 薷如 咫只止 剽飘漂 掣撤 揆魁 罅下 沆航行 瀣谢泄 铢朱珠 锱资 "
)
"""Less common characters that set phrases have, the first of each group, with what is typed for them by their sound."""

_NEAR = (
    "鞍肮 斑邦 奔崩 彬兵 猜拆 餐苍搀昌 操超 厕车 层郴撑 吃疵 充聪 初粗 川疮蹿 吹摧 春村 戳磋 耽当 藩坊 芬丰 "
    "干冈 根耕 棺光 酣夯 痕哼 欢荒 歼僵 巾荆 槛康 肯坑 宽匡 蓝琅 联粮 琳玲 瞒芒 门萌 民明 蔫娘 攀乓 喷砰 "
    "拼乒 牵枪 钦青 然瓤 壬扔 撒莎 腮筛 三桑珊墒 搔梢 瑟奢 砷声 匙斯 收搜 蔬苏 栓霜酸 谁虽 吮孙 说蓑 坍汤 "
    "豌汪 瘟嗡 掀相 薪星 焉殃 茵英 匝扎 栽摘 咱赃瞻长 遭招 责遮 增珍蒸 芝兹 中鬃 舟邹 珠租 专桩钻 锥嘴 谆尊 "
    "捉琢 "
)
"""Each character stands for its homophones: sounds that much of the country does not tell apart (z and zh, n and ng)."""

_SHAPES = (
    "且旦 串患 主玉王 乃及 义仪议 义又叉 乌岛鸟 乒兵 买卖 买头实 乱乳 予序 争净挣静 于千干 井升开 亨享亭 亮高 "
    "亲新 人入八 仅双汉 今令 仍扔 仑仓 仓创 他地池 代伐 仲忠 任赁 仿妨纺访防 休体 优忧扰拢 优犹 伟纬违 传转 "
    "伯柏 伴拌绊 伸神绅 似拟 但坛坦担 低底抵 住佳 住往注 何河 余徐除 侍待恃持 供哄拱洪 侦贞 侧厕测 侨桥 "
    "侮悔梅海 侯候 侵浸 俊峻浚竣 俘孵浮 俱惧 倍培赔陪 借惜措错 倦券卷眷 债绩 值植殖置 傍旁膀 傍榜 储绪诸 像象 "
    "僵疆 儒需 先宪 先洗 免兔 党学觉 兰拦栏烂 兵宾 具县 具直真 决块快诀 决缺 冶治 准唯惟推维 凑揍 凝疑 凭赁 "
    "刀力 切功巧攻 刊刑 刊判 刑邢 划刘 划戏 刚纲网钢 创刨 刻核该 剂济 削宵消销霄 剖部 剧据 副幅福 割害 割辖 "
    "劝动 务各备 劣劳 助勋 努怒 励厉 劲径 劲颈 劳荣 势垫 势执热 勃渤 勒勤 勘勤 勘堪湛 募墓幕慕暮 匀均 匹区 "
    "午年牛 协胁 博搏簿膊薄 卢护炉芦 即既 却脚 卸御 历厉 压庄 厌庆 厢箱 县悬 双戏 反返 叔权 受授 受爱 叙敍 "
    "句旬 叨叼 可司 号考 各名 同向问 吸级 吹炊 吼孔 员贝 呜鸣 周稠绸调 咸威 响晌 唤换涣焕 啄琢 商适 善喜 "
    "喘揣瑞端 喝渴 喷奋愤 嘱属瞩 囚因困 因固 园圆 围国 图圆 土士 圣怪 场扬肠 圾极汲级 坑抗杭 坚监 坪平评 垦垫 "
    "垦恳 堂常赏 堆推维 堕随 堤提题 堵睹赌 填慎镇 境镜 壁璧 壮妆状 处外 复夏 复履 大太犬 天夫无 夯夺奋 "
    "奉奏泰秦 奔弃 奴如 妙抄炒秒 妥安 姓性胜脏 娇骄 娱误 嫡摘滴 孔孙 孕孚 字宁宇 存荐 孝老考 孟猛 孟盂 孤弧狐 "
    "官宜宣宫 定宝 宝室 宝牢 审番 宰幸 寂寄 寄密 密蜜 富福 寞漠 对封 寻录 寿春 尉慰 尊遵 少省 尚尝 尝赏 "
    "就惊 尾尿 尾屋 局居 局届 层屋 层展 居属 居据 屈届 屈展 屏屑 屡履 履腹 履覆 峰锋 巨臣 差羞 己已巳 巴邑 "
    "帅率 帐胀账 帖站粘贴 帜织职识 席度 幢撞 幸辛 幸辜 幻幼 庆应 床库 库裤 庙描苗 废度 弊蔽 弋戈 式戎 式戒 "
    "式武 式试 弛驰 彩菜采 彰章障 役投 彻撤澈 征微 征惩 径经轻 徇殉洵询 很恨狠 徒徙 微徽 忠惠 怕拍 恒桓 恙羔 "
    "恳悬 恶悉 恼脑 悉患 悔诲 悟语 悦税说锐 惑感 惕踢 惭斩暂渐 惯贯 意章 愧溃馈 慌荒 慎缜 慢漫谩 憾撼 懈解 "
    "戊戌戍 戌成 扛杠 扩旷矿 扬杨汤 扭纽 扳板版 扶抚 技枝 抄钞 折拆析 抡抢 抬拾给 抽油袖轴 担胆 拒柜 拒距 "
    "拔拨 拣炼练 择泽译释 括活话 拷烤 指旨脂 按接 挤济 挤脐 捐损 捡检验 捣掏 捧棒 据踞 据锯 掇辍 掏淘陶 推锥 "
    "掷郑 揖缉辑 揭竭遏 援暖缓 揺摇 搏播 搞稿镐 摇遥 摊滩瘫难 摸模漠膜 撒撤散 播番 撰选 擅檀 操澡燥躁 政故 "
    "效校郊 敏繁 敝敞 敢敬 敦谆 敬警 整正 斑班 斩新 断继 新薪 日曰 星腥醒 晋普 晒栖 晨震 暑曙署薯 朗郎 朝潮 "
    "木本 未末 朵杂 构沟购 林淋 标漂票飘 栈线 栗粟 样洋祥详 核骸该 栽裁载 桥轿 桩椿 桩装 梁粱 梳疏蔬 检险 "
    "棉绵锦 棕综踪 楚禁 欠次 欢欧 残浅 毫豪 汤荡 沙砂纱 没设 治沿 洒酒 流疏 浅线 济齐 淀绽锭 温湿 湖胡 "
    "滕腾藤 滥监 漆膝 潘番 激缴邀 牵率 猎腊蜡 猛锰 现观规视 瓣辨辩辫 用甩 用角 甬角 田由甲申 由迪 由邮 畜蓄 "
    "番翻 盆盘 盈益 益盖 盎盛 盏盖 盔盗 盖盗 盲肓 看着 眯迷 瞻赡 矩距 矫骄 碌禄 祖租粗组阻 祝视 福辐 禹离 "
    "秀诱透 种钟 积绩 税脱蜕 稚雅 稳隐 窜篡纂 竞竟 第等 筒简 签鉴 篮蓝 籍藉 纠红纤 纪记 纫韧 纳讷钠 纽细 "
    "线践 线钱 组细 经茎 结给 绝绿 绝色 绝艳 绥绪 绪续 续读 续赎 绿缘 缀辍 缝逢 缸缺 罚罪 罢置 置署 羊羔 "
    "美羡 群裙 群郡 耍要 耕耗耘 肋胁 股般船 胸脑 色邑 茶荼 荣荥 荧莹萤营 莱菜 莲运连 虐虚 虑虚 蜂锋 衍衔街 "
    "解触 解鲜 谣遥 负贡 贡质 贡页 责贵 货贷 货贸 贪贫 贱钱 贸贺 赐赔 赴起 赵起 赶起 起超 趁趋 超越 踏蹋 "
    "轧轨 迁近进 运还远 违连 逐遂隧 遗遣 邻郊 郁都 部都 部陪 酌配酬 酣酷 醇醉 锤锻 闪闯 闭闲 问闲间闻 阀阅 "
    "阵陈 雷霉 需震 顶项 顷项 项须 顺须 须颁 须预 颁领 颁频 颜额 诉拆 蓬篷 概慨溉 崇祟 茅芽 竞克 赢羸嬴 "
    "陷掐 券劵 悼掉 课棵颗 饮炊 祸锅 锋烽 狼狠 晴睛清情请 瓜爪抓 畏喂 表衷 哀衰衷 帅师 归旧 讫迄 讯迅 江汇 "
    "泄曳 型形刑 邦绑帮 滞带 "
)
"""Characters of like shape: stroke input and recognised scans take one for another."""


@cache
def sound_alikes(character: str) -> str:
    """All that sound like *character*, tones aside, itself included."""
    return homophones(character) + _with(character, _READINGS) + _with(character, _RARE)


@cache
def near_sounds(character: str) -> str:
    """All that sound nearly like *character*, itself included."""
    same = homophones(character)
    return "".join(homophones(one) for one in _with(same[0], _NEAR)) if same else ""


@cache
def look_alikes(character: str) -> str:
    """All that look like *character*, itself included."""
    return _with(character, _SHAPES)


def _with(character: str, groups: str) -> str:
    """The *groups* that have *character*, joined. They are looked for in the text: few characters are asked for."""
    result = ""
    place = groups.find(character)
    while place >= 0 and character != " ":
        end = groups.index(" ", place)
        result += groups[groups.rfind(" ", 0, place) + 1 : end]
        place = groups.find(character, end)
    return result
